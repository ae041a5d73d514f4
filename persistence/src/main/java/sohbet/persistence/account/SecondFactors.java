// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.Database;
import sohbet.persistence.keys.MasterKey;

/**
 * People's second factors: a secret shared with an authenticator app, sealed by the master key because it has to be read again, and
 * recovery codes. A code is taken once: the step of time it belongs to is compared and set in the row.
 */
public final class SecondFactors {
    private final Database database;
    private final MasterKey master;
    private final InstantSource clock;

    /**
     * How a person's second factor stands.
     *
     * @param since when it was confirmed; null while there is none
     * @param recoveryCodesLeft how many recovery codes have not been used
     */
    public record Standing(@Nullable Instant since, int recoveryCodesLeft) {
        public boolean isSet() {
            return since != null;
        }
    }

    /** @param clock the real one: an authenticator app knows no other */
    public SecondFactors(Database database, MasterKey master, InstantSource clock) {
        this.database = database;
        this.master = master;
        this.clock = clock;
    }

    public CompletionStage<Boolean> isSet(String userId) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "select from second_factor where user_id = ? and confirmed_at is not null")) {
                query.setString(1, userId);
                try (ResultSet row = query.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    public CompletionStage<Standing> standing(String userId) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "select confirmed_at from second_factor where user_id = ? and confirmed_at is not null")) {
                query.setString(1, userId);
                try (ResultSet row = query.executeQuery()) {
                    return row.next()
                            ? new Standing(
                                    row.getObject(1, OffsetDateTime.class).toInstant(),
                                    RecoveryCodes.left(connection, userId))
                            : new Standing(null, 0);
                }
            }
        });
    }

    /** A new secret in base32, which counts once a code of it has come; empty when the person has one that counts already. */
    public CompletionStage<Optional<String>> begin(String userId) {
        byte[] secret = Totp.freshSecret();
        return database.write(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement("""
                insert into second_factor as f (user_id, secret) values (?, ?)
                on conflict (user_id) do update set secret = excluded.secret, begun_at = now(), last_step = 0
                where f.confirmed_at is null
                """)) {
                upsert.setString(1, userId);
                upsert.setBytes(2, master.wrap(owner(userId), secret));
                return upsert.executeUpdate() == 1 ? Optional.of(Totp.base32(secret)) : Optional.empty();
            }
        });
    }

    /** Lets what was begun count, if this is a code of it; what comes back are the recovery codes, told this once. */
    public CompletionStage<Optional<List<String>>> confirm(String userId, String code) {
        return database.write(connection -> takes(connection, userId, code, false)
                ? Optional.of(RecoveryCodes.renew(connection, userId))
                : Optional.empty());
    }

    /** Whether this is a code of the app that nobody has used, or a recovery code nobody has used; it is used up by asking. */
    public CompletionStage<Boolean> accept(String userId, String code) {
        return database.write(connection ->
                isOfApp(code) ? takes(connection, userId, code, true) : RecoveryCodes.use(connection, userId, code));
    }

    /** New recovery codes in the place of the old ones; empty without a second factor. */
    public CompletionStage<Optional<List<String>>> renewRecoveryCodes(String userId) {
        return database.write(connection -> sealed(connection, userId, true) == null
                ? Optional.empty()
                : Optional.of(RecoveryCodes.renew(connection, userId)));
    }

    /** Forgets everything; false when there was nothing. */
    public CompletionStage<Boolean> remove(String userId) {
        return database.write(connection -> delete(connection, userId));
    }

    private static boolean delete(Connection connection, String userId) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from second_factor where user_id = ?")) {
            delete.setString(1, userId);
            return delete.executeUpdate() == 1;
        }
    }

    /** What became of taking somebody's second factor away. */
    public enum Reset {
        DONE,
        /** Nobody of this merchant's staff, or without a second factor. */
        NOBODY,
        /** Other merchants have this person too. */
        SHARED,
        /** An owner of the installation, whom only owners change. */
        OWNER
    }

    /** The same in the name of an admin who is no owner of the installation. */
    public CompletionStage<Reset> reset(String merchantId, String userId) {
        return reset(merchantId, userId, false);
    }

    /** Takes the second factor of one of a merchant's staff away, in the name of the merchant. */
    public CompletionStage<Reset> reset(String merchantId, String userId, boolean byAnOwner) {
        return database.write(merchantId, connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "select works_elsewhere(user_id, merchant_id) from membership where merchant_id = ? and user_id = ?")) {
                query.setString(1, merchantId);
                query.setString(2, userId);
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next()) return Reset.NOBODY;
                    if (row.getBoolean(1)) return Reset.SHARED;
                    if (!byAnOwner && Owners.isOne(connection, userId)) return Reset.OWNER;
                }
            }
            return delete(connection, userId) ? Reset.DONE : Reset.NOBODY;
        });
    }

    /** The same code a second time, or an older one, changes no row, whoever asks at the same moment. */
    private boolean takes(Connection connection, String userId, String code, boolean isConfirmed) throws SQLException {
        byte[] sealed = sealed(connection, userId, isConfirmed);
        if (sealed == null) return false;
        var step = Totp.stepOf(master.unwrap(owner(userId), sealed), digits(code), clock.instant());
        if (step.isEmpty()) return false;
        try (PreparedStatement update = connection.prepareStatement("""
            update second_factor set last_step = ?, confirmed_at = coalesce(confirmed_at, now())
            where user_id = ? and last_step < ? and (confirmed_at is not null) = ? and secret = ?
            """)) {
            update.setLong(1, step.getAsLong());
            update.setString(2, userId);
            update.setLong(3, step.getAsLong());
            update.setBoolean(4, isConfirmed);
            update.setBytes(5, sealed);
            return update.executeUpdate() == 1;
        }
    }

    private static byte @Nullable [] sealed(Connection connection, String userId, boolean isConfirmed)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select secret from second_factor where user_id = ? and (confirmed_at is not null) = ?")) {
            query.setString(1, userId);
            query.setBoolean(2, isConfirmed);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    private static boolean isOfApp(String code) {
        return digits(code).matches("[0-9]{6}");
    }

    /** Apps show the digits in two groups. */
    private static String digits(String code) {
        return code.replaceAll("\\s", "");
    }

    private static String owner(String userId) {
        return "second factor of " + userId;
    }
}
