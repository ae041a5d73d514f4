// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import sohbet.persistence.Database;

/**
 * Tries to sign in, counted by account and by address. A try is counted before the password is looked at and given back when
 * it was right, so a hundred at once are as many as a hundred in a row.
 */
public final class SignInAttempts {
    private static final Duration MEMORY = Duration.ofHours(1);

    private final Database database;

    /**
     * How patient we are.
     *
     * @param free failures that cost nothing
     * @param first the wait after the next one, doubled with each further
     * @param longest the wait is never longer
     */
    public record Patience(int free, Duration first, Duration longest) {
        public static final Patience ACCOUNT = new Patience(5, Duration.ofSeconds(2), Duration.ofMinutes(5));
        public static final Patience ADDRESS = new Patience(20, Duration.ofSeconds(2), Duration.ofMinutes(15));
    }

    public SignInAttempts(Database database) {
        this.database = database;
    }

    /** Counts a try; what comes back is how long to wait when it may not be made. */
    public CompletionStage<Optional<Duration>> begin(String subject, Patience patience) {
        return database.write(connection -> {
            forget(connection);
            return count(connection, Token.hash(subject), patience)
                    ? Optional.empty()
                    : Optional.of(wait(connection, subject));
        });
    }

    /** How many failures in a row there are. */
    public CompletionStage<Integer> failures(String subject) {
        return database.read(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("select failures from sign_in_attempt where subject = ?")) {
                query.setBytes(1, Token.hash(subject));
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? row.getInt(1) : 0;
                }
            }
        });
    }

    /** The try was no failure after all. */
    public CompletionStage<Boolean> takeBack(String subject) {
        return run(
                "update sign_in_attempt set failures = failures - 1, blocked_until = last_at where subject = ? and failures > 0",
                subject);
    }

    /** Whoever knows the password starts anew. */
    public CompletionStage<Boolean> clear(String subject) {
        return run("delete from sign_in_attempt where subject = ?", subject);
    }

    /** The row is locked while it is counted: the next one waits, then sees the block. */
    private static boolean count(Connection connection, byte[] subject, Patience patience) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
            insert into sign_in_attempt as a (subject, failures, last_at, blocked_until)
            values (?, 1, clock_timestamp(), clock_timestamp())
            on conflict (subject) do update set
              failures = a.failures + 1,
              last_at = clock_timestamp(),
              blocked_until = clock_timestamp() + case when a.failures < ? then interval '0'
                else make_interval(secs => least(?, ? * power(2, least(a.failures - ?, 30)))) end
            where a.blocked_until <= clock_timestamp()
            """)) {
            upsert.setBytes(1, subject);
            upsert.setInt(2, patience.free());
            upsert.setDouble(3, (double) patience.longest().toSeconds());
            upsert.setDouble(4, (double) patience.first().toSeconds());
            upsert.setInt(5, patience.free());
            return upsert.executeUpdate() == 1;
        }
    }

    private static Duration wait(Connection connection, String subject) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select extract(epoch from blocked_until - clock_timestamp())::float8 from sign_in_attempt where subject = ?")) {
            query.setBytes(1, Token.hash(subject));
            try (ResultSet row = query.executeQuery()) {
                double seconds = row.next() ? row.getDouble(1) : 0;
                return Duration.ofMillis((long) Math.ceil(Math.max(seconds, 1) * 1000));
            }
        }
    }

    private static void forget(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
            delete from sign_in_attempt where subject in (
              select subject from sign_in_attempt
              where last_at < now() - make_interval(secs => ?) limit 100 for update skip locked)
            """)) {
            delete.setDouble(1, (double) MEMORY.toSeconds());
            delete.executeUpdate();
        }
    }

    private CompletionStage<Boolean> run(String sql, String subject) {
        return database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setBytes(1, Token.hash(subject));
                return statement.executeUpdate() > 0;
            }
        });
    }
}
