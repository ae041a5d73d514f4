// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.Directives.put;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.http.account.Access;
import sohbet.http.account.Principal;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Cursor;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Page;
import sohbet.http.edge.Parameters;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.Database;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.notification.Marks;
import sohbet.persistence.notification.NotificationList;
import sohbet.persistence.notification.NotificationList.Filter;
import sohbet.persistence.notification.Reader;
import sohbet.persistence.notification.Readers;

/**
 * A person's notifications; machines have none.
 *
 * <pre>
 * GET  /notifications?show&severity&type&cursor&limit   the newest first, and how many are unread
 * POST /notifications/{id}/read|unread|acknowledge
 * POST /notifications/read-all {upto}
 * GET  /notifications/preferences
 * PUT  /notifications/preferences
 * </pre>
 */
public final class NotificationRoutes {
    private final Database database;
    private final NotificationFeed feed;
    private final MerchantDirectory merchants;
    private final OpenApi openApi;
    private final Access access;

    /** A page of the list. */
    record Listed(
            List<NotificationView> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Object next,

            int unread) {}

    record Marked(NotificationView notification, int unread) {}

    record Unread(int unread) {}

    record Upto(long upto) {}

    private interface Marking {
        Optional<Marks.Done> on(Connection connection, Reader reader) throws SQLException;
    }

    public NotificationRoutes(
            Database database, NotificationFeed feed, MerchantDirectory merchants, OpenApi openApi, Access access) {
        this.database = database;
        this.feed = feed;
        this.merchants = merchants;
        this.openApi = openApi;
        this.access = access;
    }

    public Route routes() {
        return pathPrefix(
                "notifications",
                () -> concat(
                        pathEnd(() -> get(() -> access.staff("listNotifications", this::list))),
                        path("preferences", () -> concat(get(this::preferences), put(this::prefer))),
                        path("read-all", () -> post(() -> access.staff("readAllNotifications", this::readAll))),
                        path(
                                segment().slash("read"),
                                id -> post(() -> access.staff(
                                        "readNotification",
                                        staff ->
                                                marked(staff, (c, reader) -> Marks.mark(c, reader, clean(id), true))))),
                        path(
                                segment().slash("unread"),
                                id -> post(() -> access.staff(
                                        "unreadNotification",
                                        staff -> marked(
                                                staff, (c, reader) -> Marks.mark(c, reader, clean(id), false))))),
                        path(
                                segment().slash("acknowledge"),
                                id -> post(() -> access.staff(
                                        "acknowledgeNotification",
                                        staff -> marked(
                                                staff,
                                                (c, reader) ->
                                                        Marks.acknowledge(c, reader, clean(id), staff.name())))))));
    }

    private static String clean(String id) {
        return Text.clean(id);
    }

    private Route list(Principal.Staff staff) {
        return openApi.parameters(
                "listNotifications",
                given -> extractRequest(request -> Answers.when(page(staff, given), page -> linked(request, page))));
    }

    private static HttpResponse linked(HttpRequest request, Listed page) {
        return new Page<>(page.items(), page.next())
                .response(request, "cursor")
                .withEntity(Json.ok(page).entity());
    }

    private CompletionStage<Listed> page(Principal.Staff staff, Parameters given) {
        int limit = given.size("limit");
        var filter = new Filter(
                given.text("show").filter("unread"::equals).isPresent(),
                given.text("severity").orElse(null),
                given.text("type").orElse(null),
                given.text("cursor").map(NotificationRoutes::place).orElse(null));
        return database.read(staff.merchantId(), connection -> {
            var list = NotificationList.of(connection, NotificationFeed.reader(staff));
            var found = list.page(filter, limit + 1);
            var shown = found.subList(0, Math.min(limit, found.size()));
            var next = found.size() > limit
                    ? Cursor.of(shown.getLast().notification().seq())
                    : null;
            return new Listed(shown.stream().map(NotificationView::of).toList(), next, list.unread());
        });
    }

    private static long place(String cursor) {
        try {
            return Long.parseLong(Cursor.parse(cursor, 1).key().getFirst());
        } catch (NumberFormatException notOurs) {
            throw Problem.invalid("cursor", "unknown").thrown();
        }
    }

    private Route marked(Principal.Staff staff, Marking marking) {
        var done = database.write(
                        staff.merchantId(), connection -> marking.on(connection, NotificationFeed.reader(staff)))
                .thenApply(found -> {
                    feed.look();
                    return found.orElseThrow(() -> Problem.of("not_found").thrown());
                });
        return Answers.when(done, it -> Json.ok(new Marked(NotificationView.of(it.seen()), it.unread())));
    }

    private Route readAll(Principal.Staff staff) {
        return openApi.body(
                "readAllNotifications",
                Upto.class,
                body -> Answers.when(
                        database.write(
                                        staff.merchantId(),
                                        connection ->
                                                Marks.readAll(connection, NotificationFeed.reader(staff), body.upto()))
                                .thenApply(unread -> {
                                    feed.look();
                                    return unread;
                                }),
                        unread -> Json.ok(new Unread(unread))));
    }

    private Route preferences() {
        return access.staff(
                "getNotificationPreferences",
                staff -> Answers.when(
                        zone(staff)
                                .thenCompose(zone -> database.read(
                                        staff.merchantId(),
                                        connection -> WishesView.of(
                                                Readers.wishes(connection, NotificationFeed.reader(staff)), zone))),
                        Json::ok));
    }

    private Route prefer() {
        return access.staff(
                "setNotificationPreferences",
                staff -> openApi.body(
                        "setNotificationPreferences",
                        WishesView.class,
                        body -> Answers.when(
                                zone(staff).thenCompose(zone -> {
                                    var wishes = body.wishes(zone);
                                    return database.write(staff.merchantId(), connection -> {
                                        Readers.say(connection, NotificationFeed.reader(staff), wishes);
                                        return WishesView.of(wishes, zone);
                                    });
                                }),
                                Json::ok)));
    }

    private CompletionStage<ZoneId> zone(Principal.Staff staff) {
        return merchants
                .byId(staff.merchantId())
                .thenApply(found -> found.map(Merchant::zone)
                        .orElseThrow(() -> Problem.of("not_found").thrown()));
    }
}
