// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.Database;

/** The end of keys, of all merchants: who has to be reminded, and what is cleared away. */
public final class KeyExpiry {
    /** How long before its end a key's people are reminded. */
    public static final Duration AHEAD = Duration.ofDays(7);

    /** How long a key that is over can still be looked at. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int AT_ONCE = 500;

    private final Database database;

    /**
     * A key that ends soon.
     *
     * @param ownerId whose own key it is; null for one of the merchant
     */
    public record Ending(
            String merchantId,
            String id,
            String name,
            @Nullable String ownerId,
            Instant expiresAt) {}

    public KeyExpiry(Database database) {
        this.database = database;
    }

    /** Keys that work, end within the time and of whose end nobody has been reminded; the first to end first. */
    public CompletionStage<List<Ending>> due(Duration ahead) {
        return database.engineRead(connection -> {
            try (PreparedStatement query = connection.prepareStatement("""
                select merchant_id, id, name, owner_id, expires_at from api_key
                where revoked_at is null and expires_at > now() and expires_at <= now() + make_interval(secs => ?)
                  and reminded_for is distinct from expires_at
                order by expires_at limit ?
                """)) {
                query.setDouble(1, (double) ahead.toSeconds());
                query.setInt(2, AT_ONCE);
                List<Ending> due = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        due.add(new Ending(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getObject(5, OffsetDateTime.class).toInstant()));
                    }
                }
                return due;
            }
        });
    }

    /** Notes that somebody was reminded of this end; false when somebody else was faster or it ends at another time now. */
    public CompletionStage<Boolean> reminded(Ending ending) {
        return database.engineWrite(connection -> reminded(connection, ending));
    }

    /** The same as a part of the transaction that reminds. */
    public static boolean reminded(Connection connection, Ending ending) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update api_key set reminded_for = expires_at
                where merchant_id = ? and id = ? and expires_at = ? and reminded_for is distinct from expires_at
                """)) {
            update.setString(1, ending.merchantId());
            update.setString(2, ending.id());
            update.setObject(3, ending.expiresAt().atOffset(java.time.ZoneOffset.UTC));
            return update.executeUpdate() == 1;
        }
    }

    /** Clears away what has been over for a month, a few at a time, and says how many. */
    public CompletionStage<Integer> clear() {
        return database.engineWrite(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("""
                delete from api_key where (merchant_id, id) in (
                  select merchant_id, id from api_key
                  where least(revoked_at, expires_at) < now() - make_interval(secs => ?) limit ? for update skip locked)
                """)) {
                delete.setDouble(1, (double) KEPT.toSeconds());
                delete.setInt(2, AT_ONCE);
                return delete.executeUpdate();
            }
        });
    }
}
