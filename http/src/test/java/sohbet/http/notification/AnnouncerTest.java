// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorSystem;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sohbet.http.House;
import sohbet.persistence.Database;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.StaffUsers;
import sohbet.persistence.mail.Mail;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.MerchantSettings;
import sohbet.persistence.merchant.Merchants;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.NotificationLetters;
import sohbet.persistence.notification.NotificationMails;
import sohbet.persistence.notification.NotificationType;
import sohbet.persistence.notification.Notifications;
import sohbet.persistence.notification.Severity;
import sohbet.persistence.postgres.EmbeddedPostgres;

/** With the database really gone, and the process too. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnnouncerTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Instant NOW = Instant.parse("2026-11-22T21:30:00Z");

    /** A folder another user of the machine may look into: as root the server runs as somebody else. */
    @TempDir
    static Path folder;

    private static final NotificationLetters LETTERS = new NotificationLetters(URI.create("https://shop.test"));

    /** What was mailed at once. The carrier takes nothing about the database. */
    private final List<String> mailed = Collections.synchronizedList(new ArrayList<>());

    private Announcer announcer(
            Database database, @Nullable Path file, @Nullable UrgentMail urgent, ActorSystem system) {
        return Announcer.start(
                database,
                new Notifications(List.of(new NotificationMails(LETTERS, InstantSource.system()))),
                file,
                urgent,
                system);
    }

    private CompletionStage<Boolean> carried(Mail mail) {
        if (mail.subject().contains("Bellek")) throw new IllegalStateException("the carrier breaks");
        if (mail.subject().contains("Veritaban"))
            return CompletableFuture.failedFuture(new IOException("no answer from the carrier"));
        mailed.add(mail.to() + " " + mail.subject());
        return CompletableFuture.completedStage(true);
    }

    private static NewNotification about(NotificationType type, String cause) {
        return NewNotification.ofInstallation(type, cause, NOW).with(Map.of("percent", 7));
    }

    private static String rows(Database database, String sql) throws SQLException {
        return database.onConnection(connection -> {
            var lines = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                while (row.next()) lines.add(row.getString(1));
            }
            return String.join(", ", lines);
        });
    }

    @Test
    void without_the_database_all_is_kept_and_a_restart_stores_it_once_with_its_mails() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path data = folder.resolve("server");
        Path file = folder.resolve("log").resolve("notifications.jsonl");
        var server = EmbeddedPostgres.start(data, line -> {});
        var settings = Database.Settings.of(server.jdbcUrl(), server.user(), server.password());
        var system = ActorSystem.create(
                "announcer",
                ConfigFactory.parseString("pekko { actor.provider = local, loglevel = WARNING }")
                        .withFallback(ConfigFactory.load()));
        try (var database = Database.open(settings)) {
            somebody(database);
            var urgent = UrgentMail.start(database, this::carried, LETTERS, InstantSource.fixed(NOW), system);
            Awaitility.await().atMost(LONG).until(urgent::knowsAnybody);
            var first = announcer(database, file, urgent, system);
            assertTrue(House.await(first.raise(about(NotificationType.MEMORY_HIGH, "before"))));
            var watch = DatabaseWatch.start(database, first, InstantSource.fixed(NOW), "node", system);

            server.close();
            assertFalse(House.await(first.raise(about(NotificationType.DISK_LOW, "meanwhile"))));
            assertFalse(House.await(first.raise(about(NotificationType.DISK_LOW, "meanwhile"))));
            assertFalse(House.await(first.resolve(about(NotificationType.MEMORY_HIGH, "before"))));
            assertFalse(House.await(first.raise(about(NotificationType.CPU_HIGH, "meanwhile"))));
            assertFalse(House.await(
                    first.raise(about(NotificationType.MEMORY_HIGH, "breaks").with(Severity.CRITICAL))));
            Awaitility.await().atMost(LONG).until(() -> Files.readString(file).contains("database_unreachable"));
            // The second within the hour and what nobody asked for are not mailed.
            Awaitility.await().atMost(LONG).until(() -> Files.readString(file).contains("\"mailed\":["));
            assertEquals(List.of("a@shop.test Sohbet: Disk dolmak üzere: boş alan %7"), mailed);
            urgent.close();
            watch.close();
            first.close();
            String kept = Files.readString(file);
            assertFalse(kept.contains("@"), "no address stands in it");

            try (var back = EmbeddedPostgres.start(data, line -> {})) {
                assertEquals(server.port(), back.port());
                var second = announcer(database, file, null, system);
                Awaitility.await().atMost(LONG).until(() -> !Files.exists(file));
                String stored = "select type || ' x' || count || case when resolved_at is null then '' else ' over' end"
                        + " from notification order by 1";
                assertEquals(
                        "cpu_high x1, database_unreachable x1, disk_low x2, memory_high x1, memory_high x1 over",
                        rows(database, stored));
                // Whoever has been mailed is not once more; who could not be reached is now.
                assertEquals(
                        "a@shop.test Sohbet: Bellek azalıyor: kullanım %7, a@shop.test Sohbet: Veritabanına ulaşılamıyor",
                        rows(database, "select recipient || ' ' || subject from mail order by 1"));
                second.close();
                // The process ended after it had stored them and before it had removed the file.
                Files.writeString(file, kept);
                var third = announcer(database, file, null, system);
                Awaitility.await().atMost(LONG).until(() -> !Files.exists(file));
                assertEquals(
                        "cpu_high x1, database_unreachable x1, disk_low x2, memory_high x1, memory_high x1 over",
                        rows(database, stored));
                assertTrue(House.await(third.raise(about(NotificationType.CPU_HIGH, "afterwards"))));
                third.close();
            }
        } finally {
            system.terminate();
            House.await(system.getWhenTerminated());
        }
    }

    /** Nothing of a mail that breaks may hold up what waits to be stored, in the same process. */
    @Test
    void a_carrier_that_breaks_holds_nothing_up() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path data = folder.resolve("other-server");
        var server = EmbeddedPostgres.start(data, line -> {});
        var system = ActorSystem.create(
                "breaking",
                ConfigFactory.parseString("pekko { actor.provider = local, loglevel = WARNING }")
                        .withFallback(ConfigFactory.load()));
        try (var database = Database.open(Database.Settings.of(server.jdbcUrl(), server.user(), server.password()))) {
            somebody(database);
            var urgent = UrgentMail.start(database, this::carried, LETTERS, InstantSource.fixed(NOW), system);
            Awaitility.await().atMost(LONG).until(urgent::knowsAnybody);
            var announcer = announcer(database, null, urgent, system);
            server.close();
            var breaks = about(NotificationType.MEMORY_HIGH, "breaks").with(Severity.CRITICAL);
            assertFalse(House.await(announcer.raise(breaks)));
            try (var back = EmbeddedPostgres.start(data, line -> {})) {
                assertEquals(server.port(), back.port());
                Awaitility.await()
                        .atMost(LONG)
                        .ignoreExceptions()
                        .until(() ->
                                rows(database, "select type from notification").equals("memory_high"));
                announcer.close();
                urgent.close();
            }
        } finally {
            system.terminate();
            House.await(system.getWhenTerminated());
        }
    }

    private static void somebody(Database database) throws SQLException {
        House.await(new Merchants(database)
                .addIfAbsent(new Merchant(
                        "shop",
                        "Shop",
                        ZoneId.of("Europe/Istanbul"),
                        "TRY",
                        List.of("tr"),
                        "tr",
                        Merchants.freshPublicKey(),
                        "secret",
                        MerchantSettings.USUAL,
                        1)));
        House.await(new StaffUsers(database).add("a@shop.test", "Ayşe", "no hash", "shop", Role.ADMIN));
        rows(database, "update staff_user set is_owner = true returning id");
    }
}
