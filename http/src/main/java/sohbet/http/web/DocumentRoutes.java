// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.web;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.account.Access;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Problem;
import sohbet.http.edge.SecurityHeaders;

/**
 * The API's documents, below {@code /api}.
 *
 * <pre>
 * GET  /docs            Swagger UI, all of it from here
 * GET  /openapi.yaml
 * GET  /asyncapi.yaml
 * </pre>
 */
public final class DocumentRoutes {
    private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";

    private final Access access;
    private final Assets own = new Assets("/sohbet/http/web/");
    private final Assets descriptions = new Assets("/api/");
    private final Assets swagger = new Assets(SWAGGER);

    public DocumentRoutes(Access access) {
        this.access = access;
    }

    public Route routes() {
        return get(() -> concat(
                path("docs", () -> access.open("getDocs", () -> file(own, "docs.html"))),
                path(
                        "openapi.yaml",
                        () -> access.open("getOpenApi", () -> onSuccess(Shown.OPEN_API, DocumentRoutes::file))),
                path("asyncapi.yaml", () -> access.open("getAsyncApi", () -> file(descriptions, "asyncapi.yaml"))),
                path(segment("docs").slash(segment()), name -> Edge.named("asset", () -> part(name)))));
    }

    private Route part(String name) {
        return switch (name) {
            case "docs.js" -> file(own, name);
            case "swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png" -> file(swagger, name);
            default -> Edge.refuse(Problem.of("not_found"));
        };
    }

    private static Route file(Assets assets, String name) {
        Optional<Asset> found = assets.find(name);
        return found.isEmpty() ? Edge.refuse(Problem.of("not_found")) : file(found.get());
    }

    private static Route file(Asset asset) {
        return extractRequest(request -> complete(asset.response(request).addHeader(SecurityHeaders.documents())));
    }

    /** Put together when it is first asked for. */
    private static final class Shown {
        static final CompletionStage<Asset> OPEN_API =
                CompletableFuture.supplyAsync(ShownApi::asset, Thread.ofVirtual()::start);
    }

    private static String version() {
        try (InputStream in =
                DocumentRoutes.class.getResourceAsStream("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
