// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.RunningEngine;
import sohbet.persistence.Database;
import sohbet.persistence.chat.KeptTooLong;
import sohbet.persistence.postgres.TestPostgres;

/** Which sessions' people a shop no longer wants to know, and that they are forgotten. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetentionTest {
    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static String sql(String sql) throws SQLException {
        try (var owner = POSTGRES.dataSource().getConnection();
                var statement = owner.createStatement()) {
            var lines = new ArrayList<String>();
            if (statement.execute(sql))
                try (var row = statement.getResultSet()) {
                    while (row.next()) lines.add(row.getString(1));
                }
            return String.join("\n", lines);
        }
    }

    private static Answer said(RunningEngine engine, String... frames) throws Exception {
        String hello = "{\"type\":\"hello\",\"v\":1,\"key\":\"" + engine.demo().publicKey() + "\",\"locale\":\"tr\"}";
        var told = engine.post(
                "/api/v1/chat/poll",
                "["
                        + String.join(
                                ",",
                                Stream.concat(Stream.of(hello), Stream.of(frames))
                                        .toList()) + "]");
        for (JsonNode frame : told.json())
            if (frame.path("type").asText().equals("welcome"))
                return new Answer(frame.path("session").asText(), frame.path("shop"));
        throw new AssertionError(told.toString());
    }

    private record Answer(String session, JsonNode shop) {}

    @Test
    void a_shop_forgets_ended_sessions_after_its_own_days_and_nobody_elses() throws Exception {
        try (var engine = new RunningEngine(POSTGRES);
                var database =
                        Database.open(Database.Settings.of(POSTGRES.url(), POSTGRES.user(), POSTGRES.password()))) {
            String say = "{\"type\":\"say\",\"cid\":\"%s\",\"text\":\"benim adım gizli\"}";
            String end = "{\"type\":\"end\",\"cid\":\"%s\"}";
            String ended = said(engine, say.formatted(UUID.randomUUID()), end.formatted(UUID.randomUUID()))
                    .session();
            String open = said(engine, say.formatted(UUID.randomUUID())).session();
            Awaitility.await()
                    .until(() -> sql("select count(*) from chat_session where id in ('" + ended + "', '" + open + "')")
                                    .equals("2")
                            && sql("select status from chat_session where id = '" + ended + "'")
                                    .equals("ended"));
            var kept = new KeptTooLong(database);
            Instant later = Instant.now().plusSeconds(31L * 86_400);
            assertEquals(List.of(), House.await(kept.some(later, 10)), "kept for good unless somebody says otherwise");
            var key = engine.request("/api/v1/merchants/demo/settings", "Authorization", "Bearer " + RunningEngine.KEY)
                    .header("Content-Type", "application/merge-patch+json")
                    .method(
                            "PATCH",
                            java.net.http.HttpRequest.BodyPublishers.ofString("{\"retention\":{\"session_days\":30}}"));
            assertEquals(200, engine.send(key).status());
            assertEquals(
                    List.of(), House.await(kept.some(Instant.now().plusSeconds(29L * 86_400), 10)), "not a day sooner");
            assertEquals(List.of(new KeptTooLong.Session("demo", ended)), House.await(kept.some(later, 10)));

            // As if it were long ago: the engine's own beat finds it.
            assertEquals(1, engine.forgotten(later));
            assertEquals(List.of(), House.await(kept.some(later, 10)));
            assertEquals("true", sql("select erased::text from chat_session where id = '" + ended + "'"));
            var events =
                    engine.get("/api/v1/sessions/" + ended + "/events", "Authorization", "Bearer " + RunningEngine.KEY);
            assertTrue(events.status() == 200 && !events.body().contains("gizli"), events.toString());
            assertTrue(
                    engine.get("/api/v1/sessions/" + open + "/events", "Authorization", "Bearer " + RunningEngine.KEY)
                            .body()
                            .contains("gizli"));
        }
    }

    @Test
    void outside_of_its_hours_a_shop_says_when_its_people_are_back() throws Exception {
        try (var other = TestPostgres.migrated();
                var engine = new RunningEngine(other)) {
            assertTrue(said(engine).shop().path("people").isMissingNode());
            // Of the whole week one minute a day, which is not now.
            var now = java.time.ZonedDateTime.now(java.time.ZoneId.of("Europe/Istanbul"));
            String span = now.getHour() < 12
                    ? "{\"from\":\"20:00\",\"to\":\"20:01\"}"
                    : "{\"from\":\"03:00\",\"to\":\"03:01\"}";
            var days = new ArrayList<String>();
            for (String day : List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
                days.add("\"" + day + "\":[" + span + "]");
            var patch = engine.request(
                            "/api/v1/merchants/demo/settings", "Authorization", "Bearer " + RunningEngine.KEY)
                    .header("Content-Type", "application/merge-patch+json")
                    .method(
                            "PATCH",
                            java.net.http.HttpRequest.BodyPublishers.ofString(
                                    "{\"hours\":{\"week\":{" + String.join(",", days) + "},\"holidays\":[]}}"));
            assertEquals(200, engine.send(patch).status());
            var shop = said(engine).shop();
            assertEquals(false, shop.at("/people/there").asBoolean(true));
            assertTrue(Instant.parse(shop.at("/people/back_at").asText()).isAfter(Instant.now()), shop.toString());
            assertTrue(
                    shop.path("greeting").asText().contains("Ekibimiz şu anda burada değil. Dönüş:"), shop.toString());
            var bad = engine.request("/api/v1/merchants/demo/settings", "Authorization", "Bearer " + RunningEngine.KEY)
                    .header("Content-Type", "application/merge-patch+json")
                    .method(
                            "PATCH",
                            java.net.http.HttpRequest.BodyPublishers.ofString(
                                    "{\"hours\":{\"week\":{\"mon\":[{\"from\":\"18:00\",\"to\":\"09:00\"}]},\"holidays\":[]}}"));
            assertEquals("invalid", engine.send(bad).code());
        }
    }
}
