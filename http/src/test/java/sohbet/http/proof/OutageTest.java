// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import sohbet.persistence.postgres.EmbeddedPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutageTest {
    private static final int VISITORS = 50;
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Duration OUTAGE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    /** A folder another user of the machine may look into: as root the server runs as somebody else. */
    @Test
    void without_its_database_for_twenty_seconds_the_engine_loses_nothing_and_goes_on_by_itself() throws Exception {
        java.nio.file.Files.setPosixFilePermissions(
                folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        Path data = folder.resolve("server");
        var server = EmbeddedPostgres.start(data, line -> {});
        int port = server.port();
        String url = ProofShop.url(server.jdbcUrl(), server.user(), server.password());
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser(server.user());
        source.setPassword(server.password());

        var engine = EngineProcess.start(folder.resolve("engine"), url, EngineProcess.freePort(), Map.of());
        String key = ProofShop.unhurried(engine, source);
        var visitors = new ArrayList<Visitor>();
        for (int i = 0; i < VISITORS; i++) visitors.add(new Visitor(() -> engine.socket("/ws/chat"), key).connect());
        for (int i = 0; i < 5; i++) for (var visitor : visitors) visitor.say("before " + i);
        Awaitility.await().atMost(LONG).until(() -> visitors.stream().allMatch(v -> v.waiting() == 0));

        for (int i = 0; i < 5; i++) for (var visitor : visitors) visitor.say("into the outage " + i);
        server.close();
        long away = System.nanoTime();
        for (var visitor : visitors) visitor.say("during the outage");
        Awaitility.await().atMost(LONG).until(() -> System.nanoTime() - away > OUTAGE.toNanos());
        assertTrue(visitors.stream().anyMatch(v -> v.waiting() > 0), "the outage held somebody up");

        try (var back = EmbeddedPostgres.start(data, line -> {})) {
            assertTrue(back.port() == port, "the server is back where it was");
            Awaitility.await().atMost(LONG).until(() -> visitors.stream().allMatch(v -> v.waiting() == 0));
            Awaitility.await()
                    .atMost(LONG)
                    .untilAsserted(() -> visitors.forEach(visitor -> Accounting.settle(engine, visitor)));
            Awaitility.await().atMost(LONG).until(engine::isReady);
            visitors.forEach(Visitor::leave);
            engine.close();
        }
    }
}
