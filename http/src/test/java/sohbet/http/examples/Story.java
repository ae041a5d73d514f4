// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sohbet.http.House.Answer;
import sohbet.http.RunningEngine;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Operation;

/** What was asked of one engine and what it said, operation by operation. */
final class Story {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningEngine engine;
    private final OpenApi openApi;
    private final Map<String, List<Example>> told = new TreeMap<>();
    final Placeholders placeholders;
    /** Who asks when nobody else is named. */
    Caller staff = Caller.NOBODY;

    Story(RunningEngine engine, OpenApi openApi, Placeholders placeholders) {
        this.engine = engine;
        this.openApi = openApi;
        this.placeholders = placeholders;
    }

    /** @param segments what stands in the path's braces, in their order */
    Asking ask(String operation, String... segments) {
        Operation it = openApi.operation(operation);
        return new Asking(this, it, it.isOpen() ? Caller.NOBODY : staff, segments);
    }

    HttpRequest.Builder request(String path, Caller caller) {
        var request = engine.request(
                path, "Accept-Language", "en", "User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
        caller.headers().forEach(request::header);
        return request;
    }

    Answer send(HttpRequest.Builder request) throws Exception {
        return engine.send(request);
    }

    void tell(Operation operation, Map<String, String> parameters, String type, String body, Answer answer, int lines)
            throws Exception {
        String kind = kind(operation.path());
        // Ids are made known by the answers they come in, and an answer may say what was asked for.
        var response = new Example.Content(typeOf(answer), content(typeOf(answer), answer.body(), kind, lines));
        var request = new Example.Content(type, content(type, body, kind, Integer.MAX_VALUE));
        var shown = new TreeMap<String, String>();
        parameters.forEach((name, value) -> shown.put(name, placeholders.text(value)));
        told.computeIfAbsent(operation.id(), id -> new ArrayList<>())
                .add(new Example(
                        shown,
                        body.isEmpty() ? Example.Content.NONE : request,
                        answer.status(),
                        answer.body().isEmpty() || answer.status() / 100 == 3 ? Example.Content.NONE : response));
    }

    private static String typeOf(Answer answer) {
        return answer.header("Content-Type").orElse("").split(";", 2)[0];
    }

    private JsonNode content(String type, String text, String kind, int lines) throws Exception {
        if (text.isEmpty()) return null;
        if (type.endsWith("json")) return placeholders.shown(JSON.readTree(text), kind);
        return TextNode.valueOf(placeholders.text(text.lines().limit(lines).collect(Collectors.joining("\n"))));
    }

    /** {@code users} of {@code /users/{id}/password}, {@code sessions} of {@code /me/sessions}. */
    private static String kind(String path) {
        String[] parts = path.split("/");
        if (parts.length < 2) return "";
        return parts[1].equals("me") && parts.length > 2 ? parts[2] : parts[1];
    }

    Map<String, List<Example>> told() {
        return told;
    }
}
