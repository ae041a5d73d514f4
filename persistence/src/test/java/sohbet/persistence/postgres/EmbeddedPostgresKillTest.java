// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EmbeddedPostgresKillTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static Path data;

    @BeforeAll
    static void one_folder_with_a_row_in_it() throws IOException, SQLException {
        data = TestFolders.fresh("killed");
        try (EmbeddedPostgres server = TestFolders.start(data)) {
            TestFolders.execute(server, "create table kept (word text)");
            TestFolders.execute(server, "insert into kept values ('merhaba')");
        }
    }

    @AfterAll
    static void remove_it() throws IOException {
        PostgresBinaries.delete(data);
    }

    @Nested
    class After_kill_9 {
        @Test
        void of_the_engine_its_server_stops_by_itself() throws IOException, InterruptedException {
            Holder holder = Holder.start(data);
            long server = holder.serverPid();
            assertTrue(runs(server));
            holder.kill();
            await().atMost(LONG).until(() -> !runs(server));
        }

        @Test
        void of_the_engine_the_next_start_waits_for_nothing_and_finds_all()
                throws IOException, InterruptedException, SQLException {
            Holder holder = Holder.start(data);
            holder.kill();
            startsAndFindsAll();
        }

        @Test
        void of_the_engine_and_the_watchdog_the_server_left_behind_is_stopped()
                throws IOException, InterruptedException, SQLException {
            Holder holder = Holder.start(data);
            long left = holder.serverPid();
            ProcessHandle watchdog =
                    ProcessHandle.of(left).orElseThrow().parent().orElseThrow();
            watchdog.children().filter(each -> each.pid() != left).forEach(each -> kill9(each.pid()));
            kill9(watchdog.pid());
            holder.kill();
            assertTrue(runs(left), "nobody stopped it");
            startsAndFindsAll();
            assertTrue(!runs(left));
        }

        @Test
        void of_the_server_it_starts_again_on_the_same_port() throws IOException, SQLException {
            try (EmbeddedPostgres server = TestFolders.start(data)) {
                long first = server.pid();
                TestFolders.execute(server, "insert into kept values ('again')");
                kill9(first);
                await().atMost(LONG)
                        .ignoreExceptions()
                        .until(() -> TestFolders.ask(server, "select count(*) from kept where word = 'again'")
                                .equals("1"));
                assertNotEquals(first, server.pid());
                TestFolders.execute(server, "delete from kept where word = 'again'");
            }
        }

        @Test
        void of_both_the_next_start_finds_all() throws IOException, InterruptedException, SQLException {
            Holder holder = Holder.start(data);
            kill9(holder.serverPid());
            holder.kill();
            startsAndFindsAll();
        }
    }

    /** PostgreSQL takes any living process of its own user for a server; these pids are of that kind. */
    @Nested
    class A_stale_pid_file {
        @Test
        void of_a_pid_that_is_gone_costs_nothing() throws IOException, InterruptedException, SQLException {
            Process gone = asServerUser("true");
            gone.waitFor();
            startsWithPidFileOf(gone.pid());
        }

        @Test
        void of_a_pid_that_is_another_program_by_now_costs_nothing()
                throws IOException, InterruptedException, SQLException {
            Process other = asServerUser("sleep", "60");
            startsWithPidFileOf(other.pid());
            assertTrue(other.isAlive(), "and it is left alone");
            other.destroyForcibly().waitFor();
        }

        @Test
        void of_a_zombie_costs_nothing() throws IOException, InterruptedException, SQLException {
            // The child ends after its parent has become a program that never waits for it.
            Process parent = asServerUser("sh", "-c", "sleep 0.3 & echo $!; exec sleep 60");
            long zombie = Long.parseLong(parent.inputReader().readLine());
            await().atMost(LONG)
                    .until(() -> Files.readString(Path.of("/proc/" + zombie + "/stat"))
                            .contains(") Z "));
            startsWithPidFileOf(zombie);
            parent.destroyForcibly().waitFor();
        }

        private static ServerUser serverUser() throws IOException {
            Path cluster = data.resolve("postgres/cluster").toRealPath();
            return ServerUser.of(cluster.getParent(), cluster, TestFolders.programs());
        }

        private void startsWithPidFileOf(long pid) throws IOException, SQLException {
            Path cluster = data.resolve("postgres/cluster").toRealPath();
            Path file = cluster.resolve("postmaster.pid");
            writePidFile(file, pid);
            long begun = System.nanoTime();
            new ServerProcesses(cluster).stop();
            assertTrue(
                    Duration.ofNanos(System.nanoTime() - begun).toMillis() < 1000, "looking costs less than a second");
            writePidFile(file, pid);
            startsAndFindsAll();
        }

        private static void writePidFile(Path file, long pid) throws IOException {
            Files.writeString(
                    file,
                    pid + "\n" + file.getParent() + "\n1700000000\n5432\n\n127.0.0.1\n        0         0\nready   \n");
            serverUser().give(file);
        }

        private static Process asServerUser(String... words) throws IOException {
            return new ProcessBuilder(serverUser().command(words)).start();
        }
    }

    private static void startsAndFindsAll() throws IOException, SQLException {
        try (EmbeddedPostgres server = TestFolders.start(data)) {
            assertEquals("merhaba", TestFolders.ask(server, "select word from kept"));
        }
    }

    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).flatMap(each -> each.info().command()).isPresent();
    }

    private static void kill9(long pid) {
        assertEquals(0, Commands.run(List.of("sh", "-c", "kill -9 " + pid)).status());
    }
}
