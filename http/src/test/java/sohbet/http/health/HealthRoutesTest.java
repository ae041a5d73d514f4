// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.http.javadsl.server.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HealthRoutesTest {
    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static CompletableFuture<Boolean> hangs = CompletableFuture.completedFuture(true);
    private static House house;

    @BeforeAll
    static void open() {
        house = new House(POSTGRES, HealthRoutesTest::health);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Route health(House house) {
        return new HealthRoutes(
                        house.accounts.access(),
                        new Health(List.of(
                                Part.database(house.database),
                                Part.journal(house.database),
                                Part.projections(house.database, Duration.ofSeconds(30)),
                                new Part("other", false, () -> hangs))))
                .routes();
    }

    @Test
    void a_whole_node_is_up() {
        for (String path : List.of("/health", "/healthz", "/ready", "/alive")) {
            Answer answer = house.get(path);
            assertEquals(200, answer.status(), path);
            assertEquals("up", answer.json().path("status").asText());
        }
        assertEquals("up", house.get("/health").json().at("/checks/database").asText());
    }

    @Test
    void a_part_that_does_not_answer_is_down_within_the_second() {
        hangs = new CompletableFuture<>();
        long begun = System.nanoTime();
        assertEquals("down", house.get("/health").json().at("/checks/other").asText());
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 10);
        assertEquals(200, house.get("/ready").status());
        hangs = CompletableFuture.completedFuture(true);
    }

    @Test
    void a_journal_ahead_of_its_server_makes_the_node_unready() throws SQLException {
        write("update journal_base set base = base + 1000000");
        write(
                "insert into event_journal (persistence_id, sequence_number, writer, write_timestamp, event_ser_id, event_ser_manifest, event_payload)"
                        + " values ('x', 1, 'w', 0, 1, 'm', '')");
        write("update journal_base set base = base - 1000000");
        assertEquals(503, house.get("/ready").status());
        assertEquals("down", house.get("/ready").json().at("/checks/journal").asText());
        write("delete from event_journal");
        assertEquals(200, house.get("/ready").status());
    }

    @Test
    void a_projection_that_stands_still_is_told() throws SQLException {
        write(
                "insert into event_journal (persistence_id, sequence_number, writer, write_timestamp, event_ser_id, event_ser_manifest, event_payload)"
                        + " values ('y', 1, 'w', 0, 1, 'm', '')");
        write("insert into projection_position (projection, tx, ordering) values ('chat', 0, 0)");
        assertEquals(
                "down", house.get("/health").json().at("/checks/projections").asText());
        assertEquals(200, house.get("/ready").status());
        write("delete from event_journal");
        write("delete from projection_position");
        assertEquals("up", house.get("/health").json().at("/checks/projections").asText());
    }

    private static void write(String sql) throws SQLException {
        try (Connection connection = POSTGRES.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
