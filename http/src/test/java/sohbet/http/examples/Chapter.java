// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import sohbet.http.House.Answer;
import sohbet.persistence.postgres.TestPostgres;

/** A part of the story about one kind of things; the order of chapters is that of an installation's life. */
abstract class Chapter {
    static final String EMAIL = "ayse@shop.example";
    static final String PASSWORD = "three small otters";

    final Story story;
    final TestPostgres.Database postgres;

    Chapter(Story story, TestPostgres.Database postgres) {
        this.story = story;
        this.postgres = postgres;
    }

    abstract void tell() throws Exception;

    final Asking ask(String operation, String... segments) {
        return story.ask(operation, segments);
    }

    /** Signs somebody in without a word about it. */
    final Caller signedIn(String email, String password) throws Exception {
        Answer in = ask("signIn")
                .body("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
                .quietly();
        return Caller.person(in, in.json().path("csrf").asText());
    }

    static String id(Answer answer) {
        return answer.json().path("id").asText();
    }

    /** What is asked again and again until it is so. */
    final JsonNode until(Asking asking, Predicate<JsonNode> isSo) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .until(() -> asking.quietly().json(), isSo);
    }

    /** What stands behind the # of the link that was mailed last. */
    final String mailed(String to) throws Exception {
        try (var connection = postgres.dataSource().getConnection();
                var query = connection.prepareStatement(
                        "select body from mail where recipient = ? order by created_at desc limit 1")) {
            query.setString(1, to);
            try (var row = query.executeQuery()) {
                if (!row.next()) throw new AssertionError("no mail to " + to);
                String body = row.getString(1);
                String token = body.substring(body.indexOf('#') + 1).split("\\s", 2)[0];
                story.placeholders.know(token, "the-token-behind-the-hash-of-the-mailed-link");
                return token;
            }
        }
    }
}
