// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import sohbet.persistence.Database;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.StaffUsers;
import sohbet.persistence.account.Token;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.MerchantSettings;
import sohbet.persistence.merchant.Merchants;
import sohbet.persistence.postgres.TestPostgres;

/** Two shops with people who read notifications. */
final class Staffed implements AutoCloseable {
    static final String HERE = "here";
    static final String THERE = "there";
    /** Later than the database's own clock, so that what waits until some hours later does wait. */
    static final Instant NOW = Instant.parse("2126-11-22T21:30:00Z");

    final Database database;
    final Notifications notifications;
    private final TestPostgres.Database postgres;

    Staffed(TestPostgres.Database postgres) {
        this.postgres = postgres;
        database = Database.open(patient(postgres));
        notifications = new Notifications(List.of(new NotificationMails(
                new NotificationLetters(java.net.URI.create("https://shop.test")), InstantSource.fixed(NOW))));
        for (String id : List.of(HERE, THERE)) {
            await(new Merchants(database)
                    .addIfAbsent(new Merchant(
                            id,
                            id,
                            ZoneId.of("Europe/Istanbul"),
                            "TRY",
                            List.of("tr", "en"),
                            "tr",
                            Merchants.freshPublicKey(),
                            "secret",
                            MerchantSettings.USUAL,
                            1)));
        }
        sql("update merchant set created_at = '2020-01-01' where id = '" + HERE + "'");
    }

    /** Nobody, nothing told. */
    void empty() {
        sql("truncate staff_user, notification, notification_change, notification_fact, mail cascade;"
                + " update notification_head set seq = 0");
    }

    Reader person(String merchant, Role role) {
        String id =
                await(new StaffUsers(database).add(Token.id() + "@shop.test", role.word(), "no hash", merchant, role));
        sql("update membership set created_at = '2020-01-01' where user_id = '" + id + "'");
        return new Reader(merchant, id, role);
    }

    Notification raise(NewNotification it) {
        return await(database.engineWrite(connection -> notifications.raise(connection, it)))
                .orElseThrow();
    }

    int resolve(NewNotification it) {
        return await(database.engineWrite(
                connection -> notifications.resolve(connection, it.merchantId(), it.type(), it.cause(), it.at())));
    }

    List<NotificationList.Seen> list(Reader reader) {
        return await(database.read(
                reader.merchantId(),
                connection -> NotificationList.of(connection, reader).page(NotificationList.Filter.ALL, 100)));
    }

    int unread(Reader reader) {
        return await(database.read(
                reader.merchantId(),
                connection -> NotificationList.of(connection, reader).unread()));
    }

    Marks.Done mark(Reader reader, String id, boolean read) {
        return await(database.write(reader.merchantId(), connection -> Marks.mark(connection, reader, id, read)))
                .orElseThrow();
    }

    void say(Reader reader, Wishes wishes) {
        await(database.write(reader.merchantId(), connection -> {
            Readers.say(connection, reader, wishes);
            return true;
        }));
    }

    void sql(String sql) {
        try (var connection = postgres.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of all rows, each a line. */
    String rows(String sql) {
        try (var connection = postgres.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var lines = new java.util.ArrayList<String>();
            while (row.next()) lines.add(row.getString(1));
            return String.join("\n", lines);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    /** A hundred at once share six connections, and how long that takes is the machine's business. */
    private static Database.Settings patient(TestPostgres.Database postgres) {
        var usual = Database.Settings.of(postgres.url(), postgres.user(), postgres.password());
        return new Database.Settings(
                usual.url(),
                usual.user(),
                usual.password(),
                usual.enginePool(),
                usual.appPool(),
                Duration.ofSeconds(30),
                usual.statementTimeout(),
                usual.idleInTransaction());
    }
}
