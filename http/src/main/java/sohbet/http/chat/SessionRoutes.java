// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.longSegment;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Money;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.chat.Purchase;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.Reply;
import sohbet.http.account.Access;
import sohbet.http.account.Principal;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Cors;
import sohbet.http.edge.ETags;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Page;
import sohbet.http.edge.Problem;
import sohbet.persistence.merchant.Merchant;

/**
 * Sessions for staff and machines.
 *
 * <pre>
 * GET  /sessions                    the list, last active first
 * GET  /sessions/{id}               one as it is
 * GET  /sessions/{id}/at/{seq}      one as it was after a fact
 * GET  /sessions/{id}/events        its facts
 * POST /sessions/{id}/take          take it over      {expect}
 * POST /sessions/{id}/hand-back     to the bot        {expect}
 * POST /sessions/{id}/messages      answer            {cid, text}
 * GET  /analytics/overview          the day in figures
 * GET  /chat-session/{id}/analytics its figures, for its own page too
 * POST /orders                      a confirmed order {session_id, order, total, currency}
 * </pre>
 */
public final class SessionRoutes {
    private final ChatEdge edge;
    private final SessionLists lists;
    private final OpenApi openApi;
    private final Access access;

    public SessionRoutes(ChatEdge edge, SessionLists lists, OpenApi openApi, Access access) {
        this.edge = edge;
        this.lists = lists;
        this.openApi = openApi;
        this.access = access;
    }

    public Route routes() {
        return concat(
                pathPrefix("sessions", () -> concat(pathEnd(() -> get(this::list)), one())),
                path(
                        segment("chat-session").slash(segment()).slash("analytics"),
                        id -> Cors.widget(() -> get(() -> analytics(id)))),
                path(segment("analytics").slash("overview"), () -> get(this::overview)),
                path("orders", () -> post(this::order)));
    }

    private Route overview() {
        return access.caller(
                "getOverview", caller -> Answers.when(merchant(caller).thenCompose(lists::kpi), Json::ok));
    }

    private Route one() {
        return pathPrefix(
                segment(),
                id -> concat(
                        pathEnd(() -> get(() -> view(id))),
                        path(segment("at").slash(longSegment()), seq -> get(() -> at(id, seq))),
                        path("events", () -> get(() -> events(id))),
                        path("take", () -> post(() -> take(id))),
                        path("hand-back", () -> post(() -> handBack(id))),
                        path("messages", () -> post(() -> say(id)))));
    }

    private Route list() {
        return access.caller(
                "listSessions",
                caller -> openApi.parameters(
                        "listSessions",
                        given -> extractRequest(request -> Answers.when(
                                lists.page(caller.merchantId(), given), page -> page.response(request, "cursor")))));
    }

    private Route view(String id) {
        return access.caller(
                "getSession",
                caller -> extractRequest(request -> Answers.when(
                        looked(caller, id, SessionView::of),
                        view -> ETags.answer(request, view.seq(), () -> Json.ok(view)))));
    }

    private <T> CompletionStage<T> looked(Principal principal, String id, Look<T> look) {
        Instant now = edge.clock().instant();
        return merchant(principal)
                .thenCompose(merchant -> edge.chats()
                        .read(merchant.chat(existing(id)))
                        .thenApply(is -> found(look.at(id, is.state(), merchant.rules(), now))));
    }

    private interface Look<T> {
        @Nullable
        T at(String id, ChatSession session, sohbet.engine.chat.Rules rules, Instant now);
    }

    private Route at(String id, long seq) {
        return access.caller("getSessionAt", caller -> Answers.when(past(caller, id, seq), view -> Json.ok(view)));
    }

    /** The limits of that moment, not of today, go with the state of that moment. */
    private CompletionStage<SessionView> past(Principal.Caller caller, String id, long seq) {
        return merchant(caller).thenCompose(merchant -> {
            String entity = merchant.chat(existing(id));
            return edge.chats().history(entity, seq - 1, seq, 1).thenCompose(facts -> {
                if (facts.isEmpty()) throw Problem.of("not_found").thrown();
                Instant then = facts.getFirst().event().at();
                return edge.chats()
                        .stateAt(entity, seq)
                        .thenApply(was -> found(SessionView.then(id, was, merchant.rules(), then)));
            });
        });
    }

    private Route events(String id) {
        return access.caller(
                "listSessionEvents",
                caller -> openApi.parameters("listSessionEvents", given -> {
                    long after = given.number("after");
                    int limit = given.size("limit");
                    String entity = caller.merchantId() + "~" + existing(id);
                    return extractRequest(request ->
                            Answers.when(edge.chats().history(entity, after, Long.MAX_VALUE, limit + 1), facts -> {
                                if (after == 0 && facts.isEmpty())
                                    throw Problem.of("not_found").thrown();
                                boolean more = facts.size() > limit;
                                var shown = more ? facts.subList(0, limit) : facts;
                                var views = shown.stream()
                                        .map(f -> EventView.of(f, EventView.Reader.STAFF))
                                        .toList();
                                Long next = more ? shown.getLast().seq() : null;
                                return new Page<>(views, next).response(request, "after");
                            }));
                }));
    }

    record Expect(long expect) {}

    record Say(String cid, String text) {}

    private Route take(String id) {
        return access.caller(
                "takeSession",
                who -> openApi.body(
                        "takeSession",
                        Expect.class,
                        given -> owner(who, id, new ChatCommand.Take(who.id(), who.name(), given.expect))));
    }

    private Route handBack(String id) {
        return access.caller(
                "handBackSession",
                who -> openApi.body(
                        "handBackSession",
                        Expect.class,
                        given -> owner(who, id, new ChatCommand.HandBack(who.id(), given.expect))));
    }

    /** The owner after the change; asking for what is so already is answered the same way. */
    private Route owner(Principal.Caller who, String id, ChatCommand command) {
        String entity = who.merchantId() + "~" + existing(id);
        return Answers.reply(edge.chats().execute(entity, null, command), accepted -> ownerOf(accepted, command));
    }

    private static HttpResponse ownerOf(Reply.Accepted accepted, ChatCommand command) {
        for (var fact : accepted.events())
            if (fact.event() instanceof ChatEvent.OwnerChanged it)
                return Json.ok(Map.of("seq", accepted.seq(), "owner", SessionView.OwnerView.of(it.owner())));
        var mine = (ChatCommand.Take) command; // only taking what one has already changes nothing
        var owner = new SessionView.OwnerView("agent", mine.agent(), mine.name(), mine.expect());
        return Json.ok(Map.of("seq", accepted.seq(), "owner", owner));
    }

    private Route say(String id) {
        return access.caller(
                "sayInSession",
                who -> openApi.body(
                        "sayInSession",
                        Say.class,
                        given -> Answers.reply(
                                edge.chats()
                                        .execute(
                                                who.merchantId() + "~" + existing(id),
                                                given.cid,
                                                new ChatCommand.Reply(who.id(), Personal.of(given.text))),
                                accepted -> Json.created(Map.of("seq", accepted.seq())))));
    }

    private Route analytics(String id) {
        return access.permits("getSessionAnalytics", principal -> {
            if (principal instanceof Principal.ShopPage page) mayLook(page, id);
            return Answers.when(looked(principal, id, SessionFigures::of), Json::ok);
        });
    }

    private void mayLook(Principal.ShopPage page, String id) {
        var token = edge.tokens().read(page.token());
        if (token.filter(t ->
                        t.merchant().equals(page.merchantId()) && t.session().equals(id))
                .isEmpty()) throw Problem.of("token_refused").thrown();
    }

    record Order(String sessionId, String order, String total, String currency) {}

    private Route order() {
        return access.caller(
                "recordOrder",
                who -> extractRequest(request -> openApi.body("recordOrder", Order.class, given -> {
                    var buy = new ChatCommand.Buy(
                            given.order,
                            new Money(new BigDecimal(given.total), given.currency),
                            Purchase.Status.CONFIRMED);
                    String entity = who.merchantId() + "~" + existing(given.sessionId);
                    return Answers.reply(
                            edge.chats().execute(entity, ChatRoutes.key(request), buy),
                            accepted -> Json.created(Map.of("seq", accepted.seq())));
                })));
    }

    private CompletionStage<Merchant> merchant(Principal principal) {
        return edge.merchants().byId(principal.merchantId()).thenApply(m -> found(m.orElse(null)));
    }

    /** What cannot be an id names no session, and makes no entity that would look for it. */
    private static String existing(String id) {
        if (!SessionId.isOne(id)) throw Problem.of("not_found").thrown();
        return id;
    }

    private static <T> T found(@Nullable T value) {
        if (value == null) throw Problem.of("not_found").thrown();
        return value;
    }
}
