// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.export;

import static sohbet.http.export.Export.column;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.kernel.Codec;
import sohbet.http.edge.Cursor;
import sohbet.http.export.Export.Batch;
import sohbet.persistence.Database;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.catalogue.Listing;
import sohbet.persistence.catalogue.StoredListings;
import sohbet.persistence.catalogue.StoredListings.Stored;
import sohbet.persistence.chat.SessionArchive;
import sohbet.persistence.chat.SessionArchive.Choice;
import sohbet.persistence.chat.SessionArchive.Deed;
import sohbet.persistence.chat.SessionRow;
import sohbet.persistence.knowledge.Topic;
import sohbet.persistence.knowledge.Topics;

/** The kinds of files there are, for one merchant. */
final class Exports {
    private static final int ROWS = 500;
    private static final int SESSIONS = 100;

    private final Database database;
    private final SessionArchive archive;

    Exports(Database database, Codec codec) {
        this.database = database;
        this.archive = new SessionArchive(codec);
    }

    /** Rows behind a place, at most so many. */
    @FunctionalInterface
    private interface Behind<T> {
        List<T> of(Connection connection, String after) throws SQLException;
    }

    private <T> Export<T> export(
            String merchant, List<Export.Column<T>> columns, Behind<T> behind, Function<T, String> place) {
        return new Export<>(
                columns,
                after -> database.read(merchant, connection -> {
                    var rows = behind.of(connection, after);
                    return new Batch<>(rows, rows.size() < ROWS ? null : place.apply(rows.getLast()));
                }));
    }

    Export<SessionRow> sessions(String merchant, Choice choice) {
        return export(
                merchant,
                List.of(
                        column("id", SessionRow::id),
                        column("status", it -> it.isOpen() ? "open" : "ended"),
                        column("started_at", SessionRow::startedAt),
                        column("last_activity_at", SessionRow::lastActivityAt),
                        column("locale", SessionRow::locale),
                        column(
                                "page",
                                it -> it.page() == null ? null : it.page().url()),
                        column("visitor", it -> it.visitor().name()),
                        column("verified", it -> it.visitor().verified()),
                        column("erased", it -> it.visitor().erased()),
                        column("owner", it -> word(it.owner().kind())),
                        column("messages", SessionRow::messages),
                        column("interactions", SessionRow::interactions),
                        column("views", SessionRow::views),
                        column("purchases_reported", it -> it.purchases().reported()),
                        column("purchases_confirmed", it -> it.purchases().confirmed()),
                        column("last_text", SessionRow::lastText),
                        column("last_by", it -> it.lastBy() == null ? null : word(it.lastBy()))),
                (connection, after) -> archive.sessions(connection, merchant, choice, after, ROWS),
                SessionRow::id);
    }

    Export<Deed> interactions(String merchant, Choice choice) {
        return new Export<>(
                List.of(
                        column("session", Deed::session),
                        column("seq", it -> it.fact().seq()),
                        column("at", it -> it.fact().event().at()),
                        column("event", it -> told(it).event()),
                        column("product", it -> told(it).product()),
                        column("variant", it -> told(it).variant()),
                        column("action", it -> told(it).action()),
                        column("source", it -> told(it).source()),
                        column("order", it -> told(it).order()),
                        column("total", it -> told(it).total()),
                        column("currency", it -> told(it).currency()),
                        column("purchase", it -> told(it).purchase())),
                after -> database.read(merchant, connection -> {
                    var deeds = archive.deeds(connection, merchant, choice, after, SESSIONS);
                    return new Batch<>(deeds.items(), deeds.next());
                }));
    }

    /** A deed as its row says it. */
    private record Told(
            String event,
            @Nullable String product,
            @Nullable String variant,
            @Nullable String action,
            @Nullable String source,
            @Nullable String order,
            @Nullable Object total,
            @Nullable String currency,
            @Nullable String purchase) {}

    private static Told told(Deed deed) {
        ChatEvent event = deed.fact().event();
        if (event instanceof ChatEvent.Interacted it)
            return new Told(
                    "interacted", it.product(), it.variant(), word(it.action()), it.source(), null, null, null, null);
        if (event instanceof ChatEvent.ViewRefused it)
            return new Told("view_refused", it.product(), null, "view", null, null, null, null, null);
        if (event instanceof ChatEvent.Purchased it) {
            var total = it.purchase().total();
            return new Told(
                    "purchased",
                    null,
                    null,
                    null,
                    null,
                    it.purchase().order(),
                    total.amount(),
                    total.currency(),
                    word(it.purchase().status()));
        }
        throw new IllegalStateException("not asked for: " + event.getClass().getSimpleName());
    }

    Export<Stored> products(String merchant) {
        return export(
                merchant,
                List.of(
                        column("id", it -> it.listing().id()),
                        column("handle", it -> it.listing().handle()),
                        column("title_tr", it -> it.listing().title().tr()),
                        column("title_en", it -> it.listing().title().en()),
                        column("about_tr", it -> it.listing().about().tr()),
                        column("about_en", it -> it.listing().about().en()),
                        column("price", it -> it.listing().price()),
                        column("was", it -> it.listing().was()),
                        column("currency", it -> it.listing().currency()),
                        column("unit", it -> it.listing().unit().code()),
                        column("in_stock", it -> it.listing().inStock()),
                        column("stock", it -> it.listing().stock()),
                        column(
                                "categories",
                                it -> it.listing().categories().stream()
                                        .map(Listing.Category::id)
                                        .collect(Collectors.joining(" | "))),
                        column("variants", it -> it.listing().variants().size()),
                        column("url", it -> it.listing().url()),
                        column("image", it -> it.listing().image()),
                        column("version", Stored::version)),
                (connection, after) -> StoredListings.page(connection, merchant, List.of(), null, after, ROWS),
                it -> it.listing().id());
    }

    Export<Topic> knowledge(String merchant) {
        return export(
                merchant,
                List.of(
                        column("id", Topic::id),
                        column("question_tr", it -> question(it, Language.TURKISH)),
                        column("answer_tr", it -> answer(it, Language.TURKISH)),
                        column("question_en", it -> question(it, Language.ENGLISH)),
                        column("answer_en", it -> answer(it, Language.ENGLISH)),
                        column("version", Topic::version),
                        column("changed_at", Topic::changedAt)),
                (connection, after) -> Topics.page(connection, merchant, List.of(), null, behind(after), ROWS),
                it -> Cursor.of(it.changedAt(), it.id()).toString());
    }

    private static Topics.@Nullable Place behind(String after) {
        if (after.isEmpty()) return null;
        var key = Cursor.parse(after, 2).key();
        return new Topics.Place(java.time.Instant.parse(key.getFirst()), key.getLast());
    }

    private static @Nullable String question(Topic topic, Language language) {
        var wording = topic.wordings().get(language);
        return wording == null ? null : wording.question();
    }

    private static @Nullable String answer(Topic topic, Language language) {
        var wording = topic.wordings().get(language);
        return wording == null ? null : wording.answer();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
