// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.http.RunningEngine;
import sohbet.http.proof.Visitor;
import sohbet.persistence.account.Role;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExportRoutesTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static RunningEngine engine;

    @BeforeAll
    static void open() {
        engine = new RunningEngine(POSTGRES);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Answer get(String path) throws Exception {
        return engine.get("/api/v1/exports/" + path, "Authorization", "Bearer " + RunningEngine.KEY);
    }

    private static Visitor visitor(String says) {
        var visitor = new Visitor(
                () -> URI.create("ws://" + engine.uri.getAuthority() + "/ws/chat"),
                engine.demo().publicKey());
        visitor.connect();
        Awaitility.await().atMost(LONG).until(visitor::isWelcomed);
        visitor.say(says);
        Awaitility.await().atMost(LONG).until(() -> visitor.waiting() == 0);
        return visitor;
    }

    private static String row(String csv, String session) {
        return csv.lines().filter(line -> line.startsWith(session)).findFirst().orElse("");
    }

    @Test
    void a_session_is_a_row_whose_formulas_are_texts_and_whose_erased_words_are_gone() throws Exception {
        // The bot would have the last word otherwise.
        settings("{\"answerer\":false}");
        var calculating = visitor("=HYPERLINK(\"x\"), \"y\"");
        var leaving = visitor("my secret");
        settings("{\"answerer\":true}");
        Awaitility.await().atMost(LONG).until(() -> {
            String csv = get("sessions.csv").body();
            return csv.contains("HYPERLINK") && csv.contains("my secret");
        });
        var csv = get("sessions.csv");
        assertTrue(csv.body().startsWith("\uFEFFid,status,started_at,"), csv.body());
        assertTrue(csv.header("Content-Type").orElseThrow().startsWith("text/csv"));
        assertTrue(csv.header("Content-Disposition").orElseThrow().contains("filename=\"sohbet-sessions-2"));
        assertTrue(
                row(csv.body(), calculating.session()).contains("\"'=HYPERLINK(\"\"x\"\"), \"\"y\"\"\""), csv.body());

        var erased = engine.send(engine.request(
                        "/api/v1/sessions/" + leaving.session() + "/person",
                        "Authorization",
                        "Bearer " + RunningEngine.KEY)
                .DELETE());
        assertEquals(204, erased.status(), erased.toString());
        assertFalse(get("sessions.csv").body().contains("secret"));
        assertTrue(row(get("sessions.csv").body(), leaving.session()).contains(",true,"));
        for (var session : get("sessions.json").json())
            if (session.path("id").asText().equals(leaving.session()))
                assertTrue(session.path("last_text").isNull()
                        || session.path("last_text").isMissingNode());

        assertTrue(get("sessions.csv?q=hyperlink").body().contains(calculating.session()));
        assertFalse(get("sessions.csv?q=hyperlink").body().contains(leaving.session()));
        assertFalse(get("sessions.csv?status=ended").body().contains(calculating.session()));
        assertEquals(
                "[\n]\n", get("sessions.json?from=2001-01-01&to=2001-12-31").body());
        assertTrue(get("sessions.csv?from=2001-01-01").body().contains(calculating.session()));
    }

    private static void settings(String patch) throws Exception {
        var answer = engine.send(
                engine.request("/api/v1/merchants/demo/settings", "Authorization", "Bearer " + RunningEngine.KEY)
                        .header("Content-Type", "application/merge-patch+json")
                        .method("PATCH", BodyPublishers.ofString(patch)));
        assertEquals(200, answer.status(), answer.toString());
    }

    @Test
    void more_rows_than_a_page_come_each_once_and_only_ones_own() throws Exception {
        sessions("demo", 1_203);
        sessions("elsewhere", 7);
        var rows = get("sessions.csv?q=01MADE").body().lines().skip(1).toList();
        assertEquals(1_203, rows.size());
        assertEquals(1_203, new HashSet<>(rows).size());
        assertEquals(1_203, get("sessions.json?q=01MADE").json().size());
        assertTrue(rows.stream().noneMatch(row -> row.contains("elsewhere")));
    }

    private static void sessions(String merchant, int count) throws SQLException {
        try (var connection = POSTGRES.dataSource().getConnection();
                var insert = connection.prepareStatement("""
                insert into chat_session (merchant, id, seq, status, started_at, last_activity_at, locale, verified,
                  personal, erased, owner_kind, owner_version, messages, interactions, views, reported, confirmed,
                  engaged, asked, answered, visitor_name)
                select ?, '01MADE' || i, 1, 'ended', now(), now(), 'tr', false, false, false, 'bot', 0, 0, 0, 0, 0, 0,
                  false, 0, 0, ? from generate_series(1, ?) i
                """)) {
            insert.setString(1, merchant);
            insert.setString(2, merchant);
            insert.setInt(3, count);
            insert.executeUpdate();
        }
    }

    @Test
    void interactions_are_those_of_the_journal() throws Exception {
        var visitor = visitor("selam");
        for (var product : List.of("p-101", "p-102", "p-101")) visitor.view(product);
        Awaitility.await().atMost(LONG).until(() -> visitor.waiting() == 0);
        Awaitility.await()
                .atMost(LONG)
                .until(() -> get("interactions.csv").body().contains(visitor.session()));
        var rows = get("interactions.csv")
                .body()
                .lines()
                .filter(row -> row.startsWith(visitor.session()))
                .toList();
        assertEquals(3, rows.size(), rows.toString());
        assertTrue(rows.get(1).contains(",interacted,p-102,,view,"), rows.toString());
        assertEquals(0, get("interactions.json?to=2001-01-01").json().size());
    }

    @Test
    void products_and_knowledge_are_whole() throws Exception {
        var products = get("products.json").json();
        assertTrue(products.size() > 20);
        assertTrue(products.get(0).path("price").isTextual(), "no digit of a price is lost");
        var knowledge = get("knowledge.json").json();
        assertTrue(knowledge.size() > 5);
        assertTrue(knowledge.get(0).hasNonNull("question_tr"));
        assertEquals(
                products.size() + 1L,
                get("products.csv").body().lines().filter(it -> !it.isBlank()).count());
    }

    @Test
    void only_operators_take_files_along_and_only_those_there_are() throws Exception {
        String viewer = House.await(engine.keys().create("test", "demo", Role.VIEWER));
        assertEquals(
                "forbidden",
                engine.get("/api/v1/exports/sessions.csv", "Authorization", "Bearer " + viewer)
                        .code());
        assertEquals("not_found", get("sessions.xls").code());
        assertEquals("not_found", get("staff.csv").code());
        assertEquals("not_found", get("csv").code());
        assertEquals(
                "invalid", get("sessions.csv?from=2026-02-02&to=2026-02-01").code());
    }

    @Test
    void a_cell_is_written_so_that_no_spreadsheet_calculates_it() {
        assertEquals("'=1+1", FileForm.cell("=1+1"));
        assertEquals("'@x", FileForm.cell("@x"));
        assertEquals("'\t", FileForm.cell("\t"));
        assertEquals("\"'-a\nb\"", FileForm.cell("-a\nb"));
        assertEquals("-5.10", FileForm.cell(new java.math.BigDecimal("-5.10")));
        assertEquals("a=b", FileForm.cell("a=b"));
        assertEquals("", FileForm.cell(null));
    }
}
