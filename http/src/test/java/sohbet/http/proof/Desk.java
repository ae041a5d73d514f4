// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The first admin at work while engines come and go: signed in once, with the same cookie wherever they ask. */
final class Desk {
    /** What an engine has to be started with. */
    static final Map<String, String> ADMIN =
            Map.of("SOHBET_ADMIN_EMAIL", "nermin@demo.test", "SOHBET_ADMIN_PASSWORD", "seven quiet herons");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final String cookie;
    private final String csrf;

    private Desk(String cookie, String csrf) {
        this.cookie = cookie;
        this.csrf = csrf;
    }

    static Desk signIn(EngineProcess engine) throws Exception {
        var answer = tried(engine, String.valueOf(ADMIN.get("SOHBET_ADMIN_PASSWORD")));
        if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
        return new Desk(
                answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0],
                JSON.readTree(answer.body()).path("csrf").asText());
    }

    /** A try to sign in as this admin. */
    static HttpResponse<String> tried(EngineProcess engine, String password) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(engine.uri("/api/v1/sign-in"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"email\":\"%s\",\"password\":\"%s\"}"
                                .formatted(ADMIN.get("SOHBET_ADMIN_EMAIL"), password)))
                        .build(),
                BodyHandlers.ofString());
    }

    String cookie() {
        return cookie;
    }

    JsonNode get(EngineProcess engine, String path) throws Exception {
        return read(HTTP.send(request(engine, path).GET().build(), BodyHandlers.ofString()));
    }

    JsonNode post(EngineProcess engine, String path, String body) throws Exception {
        return read(HTTP.send(
                request(engine, path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()));
    }

    /** Acts under this correlation id, and answers whether it was told to be done before the engine went. */
    boolean acts(EngineProcess engine, String id) {
        try {
            var act = request(engine, "/notifications/preferences")
                    .header("X-Correlation-Id", id)
                    .PUT(BodyPublishers.ofString("{\"types\":[],\"quiet_hours\":null,\"zone\":\"Europe/Istanbul\"}"))
                    .build();
            return HTTP.send(act, BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(EngineProcess engine, String path) {
        return HttpRequest.newBuilder(engine.uri("/api/v1" + path))
                .timeout(Duration.ofSeconds(30))
                .header("Cookie", cookie)
                .header("X-CSRF-Token", csrf)
                .header("Content-Type", "application/json");
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 300) throw new IllegalStateException(answer.uri() + ": " + answer.body());
        return JSON.readTree(answer.body());
    }
}
