// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.knowledge;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.Directives.put;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.Answerer;
import sohbet.http.account.Access;
import sohbet.http.account.Principal;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Cursor;
import sohbet.http.edge.ETags;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Page;
import sohbet.http.edge.Parameters;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.persistence.Database;
import sohbet.persistence.answer.ShopAnswerer;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.knowledge.Requests;
import sohbet.persistence.knowledge.Topic;
import sohbet.persistence.knowledge.Topics;

/**
 * What the shop answers about itself.
 *
 * <pre>
 * GET    /knowledge?q&locale&limit&cursor  what was changed last first
 * POST   /knowledge                        once for each Idempotency-Key
 * POST   /knowledge/try                    what the bot would say, without a session
 * GET    /knowledge/{id}
 * PUT    /knowledge/{id}                   all languages, for the version If-Match names
 * DELETE /knowledge/{id}
 * </pre>
 */
public final class KnowledgeRoutes {
    private final Database database;
    private final @Nullable ShopAnswerer answerer;
    private final OpenApi openApi;
    private final Access access;

    /** @param answerer null where the bot does not run */
    public KnowledgeRoutes(Database database, @Nullable ShopAnswerer answerer, OpenApi openApi, Access access) {
        this.database = database;
        this.answerer = answerer;
        this.openApi = openApi;
        this.access = access;
    }

    public Route routes() {
        return pathPrefix(
                "knowledge",
                () -> concat(
                        pathEnd(() -> concat(get(this::list), post(this::add))),
                        path("try", () -> post(this::attempt)),
                        path(
                                segment(),
                                id -> concat(get(() -> one(id)), put(() -> replace(id)), delete(() -> remove(id))))));
    }

    private Route list() {
        return access.caller(
                "listKnowledge",
                caller -> openApi.parameters(
                        "listKnowledge",
                        given -> extractRequest(request ->
                                Answers.when(page(caller, given), page -> page.response(request, "cursor")))));
    }

    private CompletionStage<Page<TopicView>> page(Principal.Caller caller, Parameters given) {
        int limit = given.size("limit");
        var words = given.text("q").map(Language.TURKISH::wordsOf).orElse(List.of());
        var language = given.text("locale").map(Language::of).orElse(null);
        var after = given.text("cursor").map(KnowledgeRoutes::place).orElse(null);
        return database.read(
                        caller.merchantId(),
                        connection -> Topics.page(connection, caller.merchantId(), words, language, after, limit + 1))
                .thenApply(found -> {
                    var shown = found.stream().limit(limit).toList();
                    boolean isLast = found.size() <= limit;
                    return new Page<>(
                            shown.stream().map(TopicView::of).toList(), isLast ? null : cursor(shown.getLast()));
                });
    }

    private static Cursor cursor(Topic last) {
        return Cursor.of(last.changedAt(), last.id());
    }

    private static Topics.Place place(String cursor) {
        var key = Cursor.parse(cursor, 2).key();
        try {
            return new Topics.Place(Instant.parse(key.getFirst()), Text.clean(key.getLast()));
        } catch (DateTimeParseException e) {
            throw Problem.invalid("cursor", "unknown").thrown();
        }
    }

    private Route add() {
        return access.caller(
                "addKnowledge",
                caller -> openApi.parameters(
                        "addKnowledge",
                        given -> openApi.body(
                                "addKnowledge",
                                TopicBody.class,
                                body -> Answers.when(
                                        added(
                                                caller,
                                                given.text("Idempotency-Key").orElse(null),
                                                body),
                                        KnowledgeRoutes::created))));
    }

    private CompletionStage<Topic> added(Principal.Caller caller, @Nullable String key, TopicBody body) {
        String id = UUID.randomUUID().toString();
        String merchant = caller.merchantId();
        return database.write(merchant, connection -> {
            if (key != null) {
                String request = Json.text(body);
                var known =
                        Requests.note(connection, merchant, key, request, id).orElse(null);
                if (known != null && !known.request().equals(request))
                    throw Problem.of("idempotency_mismatch").thrown();
                if (known != null)
                    return Topics.one(connection, merchant, known.topic())
                            .orElseThrow(() -> Problem.of("not_found").thrown());
            }
            return Topics.add(connection, merchant, id, body.wordings());
        });
    }

    private static HttpResponse created(Topic it) {
        return ETags.tagged(it.version(), Json.created(TopicView.of(it)))
                .addHeader(RawHeader.create("Location", "/api/v1/knowledge/" + it.id()));
    }

    private Route one(String id) {
        return access.caller(
                "getKnowledge",
                caller -> extractRequest(request -> Answers.when(
                        stored(caller, id),
                        it -> ETags.answer(request, it.version(), () -> Json.ok(TopicView.of(it))))));
    }

    private CompletionStage<Topic> stored(Principal.Caller caller, String id) {
        return database.read(
                caller.merchantId(),
                connection -> Topics.one(connection, caller.merchantId(), known(id))
                        .orElseThrow(() -> Problem.of("not_found").thrown()));
    }

    private Route replace(String id) {
        return access.caller(
                "replaceKnowledge",
                caller -> openApi.body(
                        "replaceKnowledge",
                        TopicBody.class,
                        body -> extractRequest(request -> Answers.when(
                                replaced(caller, id, ETags.expected(request), body),
                                it -> ETags.tagged(it.version(), Json.ok(TopicView.of(it)))))));
    }

    private CompletionStage<Topic> replaced(Principal.Caller caller, String id, OptionalLong expected, TopicBody body) {
        return database.write(
                caller.merchantId(),
                connection -> Topics.replace(connection, caller.merchantId(), known(id), expected, body.wordings())
                        .orElseThrow(() -> gone(expected)));
    }

    private Route remove(String id) {
        return access.caller(
                "deleteKnowledge",
                caller -> extractRequest(request -> Answers.when(
                        removed(caller, id, ETags.expected(request)),
                        done -> HttpResponse.create().withStatus(StatusCodes.NO_CONTENT))));
    }

    private CompletionStage<Boolean> removed(Principal.Caller caller, String id, OptionalLong expected) {
        return database.write(caller.merchantId(), connection -> {
            if (!Topics.delete(connection, caller.merchantId(), known(id), expected)) throw gone(expected);
            return true;
        });
    }

    private static RuntimeException gone(OptionalLong expected) {
        return Problem.of(expected.isPresent() ? "precondition_failed" : "not_found")
                .thrown();
    }

    private static String known(String id) {
        if (!Text.clean(id).equals(id)) throw Problem.of("not_found").thrown();
        return id;
    }

    /** What a trial asks. */
    record Trial(String text, String locale) {}

    private Route attempt() {
        return access.caller(
                "tryKnowledge",
                caller -> openApi.body(
                        "tryKnowledge",
                        Trial.class,
                        body -> answerer == null
                                ? Edge.refuse(Problem.of("not_available"))
                                : Answers.when(
                                        answerer.explain(question(caller, body)), it -> Json.ok(TrialView.of(it)))));
    }

    private static Answerer.Question question(Principal.Caller caller, Trial trial) {
        return new Answerer.Question(caller.merchantId(), "", trial.locale(), trial.text(), List.of());
    }
}
