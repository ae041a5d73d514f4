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
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.Database;
import sohbet.persistence.account.ApiKey.Made;
import sohbet.persistence.account.ApiKey.Owner;
import sohbet.persistence.account.ApiKey.Status;

/** A merchant's keys and its people's own: made, narrowed, exchanged and revoked here. */
public final class KeyList {
    /** Keys that work, of a merchant and of one person. */
    private static final int MOST = 200;

    private static final int MOST_OWN = 20;

    private static final String SELECT = """
            select k.*, u.name as owner_name,
              case when k.revoked_at is not null then 'revoked'
                when k.expires_at <= clock_timestamp() then 'expired' else 'active' end as status
            from api_key k left join staff_user u on u.id = k.owner_id
            where k.merchant_id = ?
            """;

    private final Database database;

    /**
     * A key that is to be.
     *
     * @param ownerId whose own key it is; null for one of the merchant
     * @param expiresAt null for never
     */
    public record NewKey(
            String name,
            Role role,
            Scopes scopes,
            @Nullable String ownerId,
            @Nullable String createdBy,
            @Nullable Instant expiresAt) {}

    /** What may be changed of a key that works. */
    public record Change(
            String name, Role role, Scopes scopes, @Nullable Instant expiresAt) {}

    public KeyList(Database database) {
        this.database = database;
    }

    /** Everybody's, the newest first. */
    public CompletionStage<List<ApiKey>> all(String merchantId) {
        return database.read(
                merchantId, connection -> many(connection, SELECT + " order by k.created_at desc, k.id", merchantId));
    }

    /** One person's own. */
    public CompletionStage<List<ApiKey>> of(String merchantId, String ownerId) {
        return database.read(
                merchantId,
                connection -> many(
                        connection,
                        SELECT + " and k.owner_id = ? order by k.created_at desc, k.id",
                        merchantId,
                        ownerId));
    }

    public CompletionStage<Optional<ApiKey>> one(String merchantId, String id) {
        return database.read(merchantId, connection -> find(connection, merchantId, id));
    }

    /** Makes a key; empty when there are too many already. */
    public CompletionStage<Optional<Made>> add(String merchantId, NewKey wanted) {
        return database.write(merchantId, connection -> {
            String id = KeyText.freshId();
            String text = KeyText.fresh(id);
            if (hasTooMany(connection, merchantId, wanted.ownerId())) return Optional.empty();
            try (PreparedStatement insert = connection.prepareStatement("""
                insert into api_key (id, hash, prefix, name, merchant_id, role, scopes, owner_id, created_by, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
                insert.setString(1, id);
                insert.setBytes(2, Token.hash(text));
                insert.setString(3, KeyText.shown(text));
                insert.setString(4, wanted.name());
                insert.setString(5, merchantId);
                insert.setString(6, wanted.role().word());
                insert.setArray(
                        7,
                        connection.createArrayOf("text", wanted.scopes().words().toArray()));
                insert.setString(8, wanted.ownerId());
                insert.setString(9, wanted.createdBy());
                insert.setObject(10, time(wanted.expiresAt()));
                insert.executeUpdate();
            }
            return find(connection, merchantId, id).map(key -> new Made(key, text));
        });
    }

    /** Changes a key that works; empty when there is none. */
    public CompletionStage<Optional<ApiKey>> change(String merchantId, String id, Change change) {
        return database.write(merchantId, connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                update api_key set name = ?, role = ?, scopes = ?, expires_at = ?
                where merchant_id = ? and id = ? and revoked_at is null
                """)) {
                update.setString(1, change.name());
                update.setString(2, change.role().word());
                update.setArray(
                        3,
                        connection.createArrayOf("text", change.scopes().words().toArray()));
                update.setObject(4, time(change.expiresAt()));
                update.setString(5, merchantId);
                update.setString(6, id);
                return update.executeUpdate() == 1 ? find(connection, merchantId, id) : Optional.empty();
            }
        });
    }

    /**
     * Exchanges the secret of a key that works; empty when there is none. Of several rotations within one overlap only the last two
     * secrets work.
     *
     * @param overlap how long the secret before works too
     */
    public CompletionStage<Optional<Made>> rotate(String merchantId, String id, Duration overlap) {
        return database.write(merchantId, connection -> {
            String text = KeyText.fresh(id);
            try (PreparedStatement update = connection.prepareStatement("""
                update api_key set old_hash = hash, old_until = clock_timestamp() + make_interval(secs => ?),
                  hash = ?, prefix = ?, rotated_at = now()
                where merchant_id = ? and id = ? and not is_given and revoked_at is null
                  and (expires_at is null or expires_at > clock_timestamp())
                """)) {
                update.setDouble(1, overlap.toMillis() / 1000.0);
                update.setBytes(2, Token.hash(text));
                update.setString(3, KeyText.shown(text));
                update.setString(4, merchantId);
                update.setString(5, id);
                return update.executeUpdate() == 1
                        ? find(connection, merchantId, id).map(key -> new Made(key, text))
                        : Optional.empty();
            }
        });
    }

    /** Ends a key, whatever its expiry; false when there is none that is not revoked yet. */
    public CompletionStage<Boolean> revoke(String merchantId, String id) {
        return database.write(
                merchantId,
                connection -> run(
                        connection,
                        "update api_key set revoked_at = now() where merchant_id = ? and id = ? and revoked_at is null",
                        merchantId,
                        id));
    }

    /** The same for a person's own key. */
    public CompletionStage<Boolean> revokeOwn(String merchantId, String id, String ownerId) {
        return database.write(
                merchantId,
                connection -> run(
                        connection,
                        "update api_key set revoked_at = now() where merchant_id = ? and id = ? and owner_id = ? and revoked_at is null",
                        merchantId,
                        id,
                        ownerId));
    }

    /** Two at once may both be let in: the number is a precaution, not a promise. */
    private static boolean hasTooMany(Connection connection, String merchantId, @Nullable String ownerId)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
            select count(*) >= ?, count(*) filter (where owner_id = ?) >= ? from api_key
            where merchant_id = ? and revoked_at is null and (expires_at is null or expires_at > now())
            """)) {
            query.setInt(1, MOST);
            query.setString(2, ownerId);
            query.setInt(3, MOST_OWN);
            query.setString(4, merchantId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && (row.getBoolean(1) || row.getBoolean(2));
            }
        }
    }

    private static boolean run(Connection connection, String sql, String... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, arguments);
            return statement.executeUpdate() == 1;
        }
    }

    private static Optional<ApiKey> find(Connection connection, String merchantId, String id) throws SQLException {
        return many(connection, SELECT + " and k.id = ?", merchantId, id).stream()
                .findFirst();
    }

    private static List<ApiKey> many(Connection connection, String sql, String... arguments) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            set(query, arguments);
            List<ApiKey> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) found.add(key(row));
            }
            return found;
        }
    }

    private static void set(PreparedStatement statement, String... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) statement.setString(i + 1, arguments[i]);
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        String ownerId = row.getString("owner_id");
        return new ApiKey(
                row.getString("id"),
                row.getString("prefix"),
                row.getString("name"),
                Role.of(row.getString("role")),
                Scopes.of(List.of((String[]) row.getArray("scopes").getArray())),
                ownerId == null ? null : new Owner(ownerId, row.getString("owner_name")),
                row.getBoolean("is_given"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                instant(row, "rotated_at"),
                instant(row, "old_until"),
                instant(row, "revoked_at"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(java.time.ZoneOffset.UTC);
    }
}
