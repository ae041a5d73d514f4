// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.Directives.withRequestTimeout;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.Action;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.kernel.Reply;
import sohbet.http.account.Access;
import sohbet.http.account.Principal;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Cors;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Origins;
import sohbet.http.edge.Problem;
import sohbet.http.frames.FrameSettings;
import sohbet.http.frames.Frames;

/**
 * What visitors' browsers call.
 *
 * <pre>
 * GET  /ws/chat                 a socket, see asyncapi.yaml
 * POST /chat/poll               the same frames over a held request
 * POST /product-interaction     one interaction, with the session's token
 * </pre>
 */
public final class ChatRoutes {
    private static final Duration LONGEST_POLL = Duration.ofSeconds(45);
    private final ChatEdge edge;
    private final OpenApi openApi;
    private final Access access;
    private final Origins origins;
    private final ActorSystem system;

    public ChatRoutes(ChatEdge edge, OpenApi openApi, Access access, Origins origins, ActorSystem system) {
        this.edge = edge;
        this.openApi = openApi;
        this.access = access;
        this.origins = origins;
        this.system = system;
    }

    public Route sockets() {
        return path(
                segment("ws").slash("chat"), () -> get(() -> Edge.named("chat", () -> extractRequest(this::socket))));
    }

    public Route routes() {
        return concat(
                path(
                        segment("chat").slash("poll"),
                        () -> withRequestTimeout(
                                LONGEST_POLL,
                                () -> Cors.widget(() -> post(() -> access.open("pollChat", this::poll))))),
                path(
                        "product-interaction",
                        () -> Cors.widget(() -> post(() -> access.page("recordProductInteraction", this::interact)))));
    }

    private Route socket(HttpRequest request) {
        var claim = origins.claim(request);
        var settings = FrameSettings.defaults();
        return complete(Frames.upgrade(request, settings, () -> new ChatSocket(edge, claim)));
    }

    private Route poll() {
        return extractRequest(request -> openApi.tree("pollChat", frames -> {
            var given = new ArrayList<JsonNode>();
            frames.forEach(given::add);
            Exchange.of(request).waits();
            return onSuccess(
                    ChatPoll.answer(system, edge, origins.claim(request), given), told -> complete(Json.ok(told)));
        }));
    }

    record Interaction(
            String sessionId,
            String productId,
            String action,
            @Nullable String timestamp,
            @Nullable String source,
            @Nullable Map<String, Object> metadata) {}

    private Route interact(Principal.ShopPage page) {
        return extractRequest(request -> openApi.body(
                "recordProductInteraction", Interaction.class, given -> interact(page, given, key(request))));
    }

    private Route interact(Principal.ShopPage page, Interaction given, @Nullable String key) {
        var token = edge.tokens().read(page.token());
        boolean fits = token.filter(t -> t.merchant().equals(page.merchantId()))
                .filter(t -> t.session().equals(given.sessionId))
                .isPresent();
        if (!fits) return Edge.refuse(Problem.of("token_refused"));
        var command = new ChatCommand.Interact(
                given.productId,
                Action.valueOf(given.action.toUpperCase(Locale.ROOT)),
                null,
                given.source,
                ChatFrames.object(Json.tree(given.metadata == null ? Map.of() : given.metadata)),
                page.merchant().rules());
        return Answers.reply(
                edge.chats().execute(page.merchant().chat(given.sessionId), key, command),
                accepted -> recorded(page, accepted));
    }

    private HttpResponse recorded(Principal.ShopPage page, Reply.Accepted accepted) {
        var answer = Json.mapper().createObjectNode();
        answer.put("accepted", true).put("seq", accepted.seq());
        for (var fact : accepted.events())
            if (fact.event() instanceof ChatEvent.Interacted it && it.quota() != null)
                answer.putObject("limits").set("views", EventView.quota(it.quota()));
        return Json.ok(answer);
    }

    static @Nullable String key(HttpRequest request) {
        return request.getHeader("Idempotency-Key").map(HttpHeader::value).orElse(null);
    }
}
