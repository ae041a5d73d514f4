// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.patch;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.account.Access;
import sohbet.http.account.Principal;
import sohbet.http.edge.Answers;
import sohbet.http.edge.ETags;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Page;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.http.setup.Trials;
import sohbet.persistence.merchant.Channel;
import sohbet.persistence.merchant.Channels;

/**
 * Where a merchant is written to beside its pages. They are kept here; nothing is sent or received by them yet.
 *
 * <pre>
 * GET    /channels
 * POST   /channels
 * PATCH  /channels/{id}        merge-patch; a secret is told once, to us
 * DELETE /channels/{id}
 * POST   /channels/{id}/test   asks the provider whether the account that is kept is good
 * </pre>
 */
public final class ChannelRoutes {
    private final OpenApi openApi;
    private final Access access;
    private final Channels channels;
    private final Trials trials;
    private final String base;

    /** @param webhookUrl where the provider tells us what comes in */
    record ChannelView(
            String id,
            String kind,
            String name,
            String account,
            List<String> numbers,
            boolean hasSecret,
            String webhookUrl,
            Instant createdAt,
            long version) {}

    /** @param publicBaseUrl where providers reach us */
    public ChannelRoutes(OpenApi openApi, Access access, Channels channels, Trials trials, URI publicBaseUrl) {
        this.openApi = openApi;
        this.access = access;
        this.channels = channels;
        this.trials = trials;
        this.base = publicBaseUrl.toString().replaceAll("/+$", "");
    }

    public Route routes() {
        return pathPrefix(
                "channels",
                () -> concat(
                        pathEnd(() -> concat(
                                get(() -> access.caller("listChannels", this::list)),
                                post(() -> access.caller("addChannel", this::add)))),
                        path(
                                segment(),
                                id -> concat(
                                        patch(() -> access.caller("changeChannel", caller -> change(caller, id))),
                                        delete(() -> access.caller("removeChannel", caller -> remove(caller, id))))),
                        path(
                                segment().slash("test"),
                                id -> post(() -> access.caller("testChannel", caller -> test(caller, id))))));
    }

    private Route list(Principal.Caller caller) {
        return Answers.when(
                channels.all(caller.merchantId()),
                found -> Json.ok(new Page<>(found.stream().map(this::view).toList(), null)));
    }

    private Route add(Principal.Caller caller) {
        return openApi.tree(
                "addChannel",
                body -> Answers.when(
                        channels.add(caller.merchantId(), written(body, null)),
                        made -> ETags.tagged(made.version(), Json.created(view(made)))
                                .addHeader(RawHeader.create("Location", "/api/v1/channels/" + made.id()))));
    }

    private Route change(Principal.Caller caller, String given) {
        String id = Text.clean(given);
        return openApi.tree(
                "changeChannel",
                body -> extractRequest(request -> {
                    var expected = ETags.expected(request);
                    return Answers.when(
                            known(caller, id)
                                    .thenCompose(now ->
                                            channels.change(caller.merchantId(), id, expected, written(body, now))),
                            changed -> {
                                Channel is = changed.orElseThrow(
                                        () -> Problem.of(expected.isPresent() ? "precondition_failed" : "not_found")
                                                .thrown());
                                return ETags.tagged(is.version(), Json.ok(view(is)));
                            });
                }));
    }

    private Route remove(Principal.Caller caller, String id) {
        return Answers.when(channels.remove(caller.merchantId(), Text.clean(id)), removed -> {
            if (!removed) throw Problem.of("not_found").thrown();
            return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
        });
    }

    private Route test(Principal.Caller caller, String id) {
        return extractRequest(request -> Answers.when(
                known(caller, Text.clean(id))
                        .thenCompose(channel -> channels.secret(caller.merchantId(), channel.id())
                                .thenCompose(secret -> trials.channel(
                                        channel.kind(),
                                        channel.account(),
                                        secret.orElse(null),
                                        Exchange.of(request).language()))),
                Json::ok));
    }

    private CompletionStage<Channel> known(Principal.Caller caller, String id) {
        return channels.one(caller.merchantId(), id)
                .thenApply(
                        found -> found.orElseThrow(() -> Problem.of("not_found").thrown()));
    }

    private static Channels.Written written(JsonNode body, @org.jspecify.annotations.Nullable Channel now) {
        List<String> numbers = new ArrayList<>();
        body.path("numbers").forEach(number -> numbers.add(number.asText()));
        return new Channels.Written(
                now == null ? body.path("kind").asText() : now.kind(),
                text(body, "name").orElse(now == null ? "" : now.name()),
                text(body, "account").orElse(now == null ? "" : now.account()),
                body.has("numbers") || now == null ? numbers : now.numbers(),
                text(body, "secret").orElse(null));
    }

    private static Optional<String> text(JsonNode body, String field) {
        return body.hasNonNull(field)
                ? Optional.of(Text.clean(body.path(field).asText()).strip())
                : Optional.empty();
    }

    private ChannelView view(Channel channel) {
        return new ChannelView(
                channel.id(),
                channel.kind(),
                channel.name(),
                channel.account(),
                channel.numbers(),
                channel.hasSecret(),
                base + "/api/" + channel.kind() + "/webhook",
                channel.createdAt(),
                channel.version());
    }
}
