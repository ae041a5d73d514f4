// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import static org.apache.pekko.http.javadsl.server.Directives.extractActorSystem;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * The hand-written {@code api/openapi.yaml} at work: what it says of an operation's body and parameters is what requests are
 * held to. A route names its operation, and gets only what fits.
 */
public final class OpenApi {
    private final Map<String, Operation> operations;

    private OpenApi(Map<String, Operation> operations) {
        this.operations = operations;
    }

    /** The description is read once in a process: nothing in it changes. */
    private static final class Read {
        static final OpenApi ONCE =
                new OpenApi(new OpenApiReader(OpenApiReader.yaml("/api/openapi.yaml")).operations());
    }

    public static OpenApi load() {
        return Read.ONCE;
    }

    public Collection<Operation> operations() {
        return operations.values();
    }

    /** Fails at start-up, when the routes are laid, for a name the description does not know. */
    public Operation operation(String id) {
        Operation operation = operations.get(id);
        if (operation == null) {
            throw new IllegalArgumentException("openapi.yaml has no operation " + id);
        }
        return operation;
    }

    /** The body as a record; a refusal when it is too large, too slow, no JSON, or does not fit. */
    public <T> Route body(String operationId, Class<T> type, Function<T, Route> inner) {
        return tree(operationId, body -> inner.apply(Json.as(type, body)));
    }

    /** The body as a tree, for a merge-patch. */
    public Route tree(String operationId, Function<JsonNode, Route> inner) {
        Operation operation = operation(operationId);
        return extractActorSystem(
                system -> extractRequest(request -> onSuccess(read(operation, request, system), inner)));
    }

    /** The query and header parameters. */
    public Route parameters(String operationId, Function<Parameters, Route> inner) {
        Operation operation = operation(operationId);
        return extractRequest(request -> inner.apply(
                ParameterReader.read(operation, request, Exchange.of(request).language())));
    }

    private static CompletionStage<JsonNode> read(Operation operation, HttpRequest request, ActorSystem system) {
        Schema schema = schema(operation, request);
        return Bodies.read(request, Bodies.LIMIT, system)
                .thenApply(bytes -> fitting(schema, bytes, Exchange.of(request).language()));
    }

    private static JsonNode fitting(Schema schema, byte[] bytes, Language language) {
        try {
            JsonNode body = Json.read(bytes);
            List<FieldError> errors = Schemas.validate(schema, body, language);
            if (!errors.isEmpty()) {
                throw Problem.invalid(errors).thrown();
            }
            return body;
        } catch (MalformedJson e) {
            throw Problem.of("malformed")
                    .detail("Gövde geçerli JSON değil", "The body is not JSON: " + e.getMessage())
                    .thrown();
        }
    }

    private static Schema schema(Operation operation, HttpRequest request) {
        String encoding =
                request.getHeader("Content-Encoding").map(HttpHeader::value).orElse("identity");
        String type = request.entity().getContentType().mediaType().toString().toLowerCase(Locale.ROOT);
        Schema schema = operation.body().get(type);
        if (schema == null || !encoding.equalsIgnoreCase("identity")) {
            throw Problem.of("unsupported_media_type").thrown();
        }
        return schema;
    }
}
