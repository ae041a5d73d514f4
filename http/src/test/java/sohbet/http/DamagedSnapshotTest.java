// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.chat.SessionId;
import sohbet.http.proof.Visitor;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DamagedSnapshotTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Turns a byte in the middle of each snapshot around. */
    private static final String DAMAGE = """
        update snapshot set snapshot_payload = set_byte(snapshot_payload, length(snapshot_payload) / 2,
          255 - get_byte(snapshot_payload, length(snapshot_payload) / 2))
        """;

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    @Test
    void does_not_keep_its_session_from_starting() throws Exception {
        String before;
        String session;
        var engine = new RunningEngine(POSTGRES);
        RunningEngine next;
        try {
            var here = engine.uri;
            var visitor = new Visitor(
                    () -> URI.create("ws://" + here.getAuthority() + "/ws/chat"),
                    engine.demo().publicKey());
            visitor.connect();
            Awaitility.await().atMost(LONG).until(visitor::isWelcomed);
            session = visitor.session();
            for (int i = 0; i < 205; i++) visitor.view("p" + i);
            Awaitility.await().atMost(LONG).until(() -> visitor.waiting() == 0);
            visitor.leave();
            Awaitility.await().atMost(LONG).until(() -> snapshots("select length(snapshot_payload) from snapshot") > 0);
            before = view(engine, session);
        } finally {
            engine.close();
        }
        assertTrue(snapshots(DAMAGE) > 0);
        next = engine.next(POSTGRES);
        try {
            assertEquals(before, view(next, session));
        } finally {
            next.close();
        }
    }

    @Test
    void in_the_journal_it_keeps_one_entity_from_starting_and_is_told() throws Exception {
        try (var postgres = TestPostgres.database();
                var engine = new RunningEngine(postgres, "sohbet.kernel { max-backoff = 200ms, ask-timeout = 2s }")) {
            String session = SessionId.fresh(Instant.now());
            String damage = "insert into event_journal (persistence_id, sequence_number, writer, write_timestamp,"
                    + " event_ser_id, event_ser_manifest, event_payload) values ('chat|demo~%s', 1, 'w', 1, 1, 'none', '')";
            rows(postgres, damage.formatted(session));
            assertEquals(
                    503,
                    engine.get("/api/v1/sessions/" + session, "Authorization", "Bearer " + RunningEngine.KEY)
                            .status());
            String told = "select from notification where type = 'entity_crashing' and merchant_id = '*'"
                    + " and resolved_at is null and cause = 'chat|demo~%1$s'"
                    + " and params = '{\"kind\":\"chat\",\"entity\":\"demo~%1$s\"}'";
            Awaitility.await().atMost(LONG).until(() -> rows(postgres, told.formatted(session)) == 1);
        }
    }

    private static String view(RunningEngine engine, String session) throws Exception {
        var answer = engine.get("/api/v1/sessions/" + session, "Authorization", "Bearer " + RunningEngine.KEY);
        assertEquals(200, answer.status(), answer.toString());
        return answer.body();
    }

    /** How many rows a statement told of or changed. */
    private static int snapshots(String sql) throws SQLException {
        return rows(POSTGRES, sql);
    }

    private static int rows(TestPostgres.Database postgres, String sql) throws SQLException {
        try (var connection = postgres.dataSource().getConnection();
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) return statement.getUpdateCount();
            int rows = 0;
            while (statement.getResultSet().next()) rows++;
            return rows;
        }
    }
}
