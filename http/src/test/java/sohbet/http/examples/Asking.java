// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import sohbet.http.House.Answer;
import sohbet.http.edge.Operation;

/** A request of the story while it is being put together. */
final class Asking {
    private static final Pattern NAME = Pattern.compile("[{]([a-z]+)}");

    private final Story story;
    private final Operation operation;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private Caller caller;
    private String path;
    private String type = "";
    private String sent = "";
    private String shown = "";
    private int lines = Integer.MAX_VALUE;

    Asking(Story story, Operation operation, Caller caller, String... segments) {
        this.story = story;
        this.operation = operation;
        this.caller = caller;
        var names = NAME.matcher(operation.path());
        this.path = operation.path();
        for (int i = 0; names.find(); i++) {
            parameters.put(names.group(1), segments[i]);
            path = path.replace(names.group(), segments[i]);
        }
    }

    Asking by(Caller other) {
        caller = other;
        return this;
    }

    Asking query(String query) {
        for (String one : query.split("&")) {
            String[] parts = one.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        path += "?" + query;
        return this;
    }

    /** In the form the operation takes; of several the one for patches. */
    Asking body(String json) {
        String patch = "application/merge-patch+json";
        return body(operation.body().containsKey(patch) ? patch : "application/json", json, json);
    }

    /** @param shown what of it is the example, for a form that is no JSON */
    Asking body(String type, String sent, String shown) {
        this.type = type;
        this.sent = sent;
        this.shown = shown;
        return this;
    }

    /** Shows the first lines of the answer alone. */
    Asking lines(int most) {
        lines = most;
        return this;
    }

    /** The example of the operation. */
    Answer ok() throws Exception {
        return ok(answer -> {});
    }

    /** @param first what has to be known before it is shown */
    Answer ok(Consumer<Answer> first) throws Exception {
        Answer answer = quietly();
        first.accept(answer);
        story.tell(operation, parameters, type, shown, answer, lines);
        return answer;
    }

    /** An example of how it is refused. */
    Answer refused(String code) throws Exception {
        Answer answer = send();
        assertEquals(code, answer.code(), operation.id() + " " + answer);
        story.tell(operation, parameters, type, shown, answer, lines);
        return answer;
    }

    /** Only so that the story goes on. */
    Answer quietly() throws Exception {
        Answer answer = send();
        assertTrue(answer.status() < 400, operation.id() + " " + answer);
        return answer;
    }

    Answer send() throws Exception {
        var request = story.request((operation.root() ? "" : "/api/v1") + path, caller);
        if (!type.isEmpty())
            request.header("Content-Type", type.startsWith("multipart") ? type + "; boundary=b" : type);
        return story.send(request.method(
                operation.method(), sent.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(sent)));
    }
}
