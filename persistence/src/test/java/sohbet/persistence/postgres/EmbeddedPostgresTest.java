// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EmbeddedPostgresTest {
    private static Path data;

    @BeforeAll
    static void one_folder_with_a_row_in_it() throws IOException, SQLException {
        data = TestFolders.fresh("embedded");
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
    class A_start {
        @Test
        void again_finds_what_was_written_and_keeps_its_port() throws IOException, SQLException {
            int port;
            try (EmbeddedPostgres server = TestFolders.start(data)) {
                port = server.port();
                assertEquals("merhaba", TestFolders.ask(server, "select word from kept"));
            }
            long begun = System.nanoTime();
            try (EmbeddedPostgres server = TestFolders.start(data)) {
                assertEquals(port, server.port());
                assertTrue(
                        Duration.ofNanos(System.nanoTime() - begun).compareTo(Duration.ofSeconds(5)) < 0,
                        "a warm start is quick");
            }
        }

        @Test
        void is_durable_and_listens_on_loopback_alone() throws IOException, SQLException {
            try (EmbeddedPostgres server = TestFolders.start(data)) {
                assertEquals("on", TestFolders.ask(server, "show fsync"));
                assertEquals("on", TestFolders.ask(server, "show synchronous_commit"));
                assertEquals("127.0.0.1", TestFolders.ask(server, "show listen_addresses"));
                assertEquals("", TestFolders.ask(server, "show unix_socket_directories"));
                assertEquals("UTF8", TestFolders.ask(server, "show server_encoding"));
                assertEquals(
                        "C.UTF-8",
                        TestFolders.ask(server, "select datctype from pg_database where datname = 'sohbet'"));
            }
        }

        @Test
        void lets_nobody_in_without_the_password() throws IOException, SQLException {
            try (EmbeddedPostgres server = TestFolders.start(data)) {
                SQLException refused = assertThrows(
                        SQLException.class,
                        () -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "wrong")
                                .close());
                assertEquals("28P01", refused.getSQLState());
                Path password = data.resolve("postgres/password");
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(password)));
                assertTrue(TestFolders.ask(server, "select rolpassword from pg_authid where rolname = 'sohbet'")
                        .startsWith("SCRAM-SHA-256$"));
            }
        }

        @Test
        void takes_another_port_when_the_remembered_one_is_busy() throws IOException, SQLException {
            try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
                Files.writeString(data.resolve("postgres/port"), busy.getLocalPort() + "\n");
                try (EmbeddedPostgres server = TestFolders.start(data)) {
                    assertNotEquals(busy.getLocalPort(), server.port());
                    assertEquals("merhaba", TestFolders.ask(server, "select word from kept"));
                }
            }
        }

        @Test
        void works_below_a_closed_folder_with_an_odd_name(@TempDir Path closed) throws IOException, SQLException {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
            List<String> progress = new ArrayList<>();
            Path odd = closed.resolve("the shop's data");
            Files.createDirectories(odd.resolve("postgres/cluster.new/pgdata/half-made"));
            try (EmbeddedPostgres server = EmbeddedPostgres.start(odd, progress::add)) {
                assertEquals("1", TestFolders.ask(server, "select 1"));
            }
            assertEquals(2, progress.size(), "unpacking and creating are told: " + progress);
        }

        @Test
        void keeps_what_people_wrote_out_of_the_log() throws IOException, SQLException {
            try (EmbeddedPostgres server = TestFolders.start(data)) {
                TestFolders.execute(server, "create unique index if not exists once on kept (word)");
                assertThrows(
                        SQLException.class, () -> TestFolders.execute(server, "insert into kept values ('merhaba')"));
            }
            StringBuilder log = new StringBuilder();
            try (var files = Files.list(data.resolve("postgres/log"))) {
                for (Path file : files.toList()) {
                    log.append(Files.readString(file));
                }
            }
            assertTrue(log.toString().contains("duplicate key"), "the error itself is logged");
            assertTrue(!log.toString().contains("merhaba"), "its values are not");
        }
    }

    @Nested
    class A_refusal {
        @Test
        void meets_a_second_engine_in_the_same_process_and_in_another() throws IOException, InterruptedException {
            try (EmbeddedPostgres first = TestFolders.start(data)) {
                PostgresNotStarted refused = assertThrows(PostgresNotStarted.class, () -> TestFolders.start(data));
                assertTrue(
                        String.valueOf(refused.getMessage()).startsWith("Another engine is running on the data folder"),
                        refused.getMessage());
                Holder second = Holder.start(data);
                assertTrue(second.said().startsWith("REFUSED Another engine is running"), second.said());
                second.kill();
                assertTrue(ProcessHandle.of(first.pid()).isPresent(), "the first goes on");
            }
        }

        @Test
        void meets_a_folder_of_another_version() throws IOException {
            Path stamp = data.resolve("postgres/cluster/PG_VERSION");
            String written = Files.readString(stamp);
            String here = written.strip();
            Files.writeString(stamp, "14\n", US_ASCII);
            try {
                PostgresNotStarted refused = assertThrows(PostgresNotStarted.class, () -> TestFolders.start(data));
                assertTrue(
                        String.valueOf(refused.getMessage())
                                .contains("was written by PostgreSQL 14 and this is PostgreSQL " + here),
                        refused.getMessage());
            } finally {
                Files.writeString(stamp, written);
            }
        }
    }
}
