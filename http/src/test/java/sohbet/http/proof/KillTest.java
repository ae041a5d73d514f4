// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KillTest {
    private static final int VISITORS = 200;

    @RegisterExtension
    static final TestPostgres.Database database = TestPostgres.migrated();

    @TempDir
    static Path data;

    @Test
    void what_was_acknowledged_survives_a_kill_in_the_middle_once_and_in_order() throws Exception {
        int port = EngineProcess.freePort();
        var engine = EngineProcess.start(data, ProofShop.url(database), port, Desk.ADMIN);
        var staff = new StaffAtKill(engine);
        String key = ProofShop.unhurried(engine, database);
        var first = engine;
        var visitors = new ArrayList<Visitor>();
        for (int i = 0; i < VISITORS; i++) visitors.add(new Visitor(() -> first.socket("/ws/chat"), key).connect());
        staff.act(engine);
        for (int round = 0; round < 15; round++) for (var visitor : visitors) visitor.say("message " + round);
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> acks(visitors) > VISITORS * 3);
        engine.kill();
        staff.stop();
        int before = acks(visitors);
        assertTrue(before < VISITORS * 15, "it was killed in the middle, after " + before + " acknowledgements");
        for (var visitor : visitors) visitor.say("after the kill");

        try (var again = EngineProcess.start(data, ProofShop.url(database), port, Desk.ADMIN)) {
            staff.findsAll(again);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> visitors.stream().allMatch(v -> v.waiting() == 0));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> visitors.forEach(visitor -> Accounting.settle(again, visitor)));
            visitors.forEach(Visitor::leave);
        }
    }

    private static int acks(Iterable<Visitor> visitors) {
        int acks = 0;
        for (var visitor : visitors) acks += visitor.answers().size();
        return acks;
    }
}
