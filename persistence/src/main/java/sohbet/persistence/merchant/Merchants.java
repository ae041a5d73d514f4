// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.merchant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.Database;
import sohbet.persistence.account.Token;

/** The table of the shops. Each change of settings is one version more, decided while the row is locked. */
public final class Merchants {
    public static final String PUBLIC_KEY_PREFIX = "sohbet_pk_";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final String COLUMNS =
            "id, name, zone, currency, locales, default_locale, public_key, hmac_secret, settings::text, version, region,"
                    + " suspended_at, suspended_why, old_public_key, old_public_key_until, vouching, old_vouching,"
                    + " old_vouching_until, secret_rotated_at";

    private final Database database;

    public Merchants(Database database) {
        this.database = database;
    }

    public CompletionStage<Optional<Merchant>> byId(String id) {
        return database.read(
                id, connection -> one(connection, "select " + COLUMNS + " from merchant where id = ?", id));
    }

    public CompletionStage<Optional<Merchant>> byPublicKey(String key) {
        return database.read(
                connection -> one(connection, "select " + COLUMNS + " from merchant_of_public_key(?)", key));
    }

    /** The versions these have now, for those who keep copies. */
    public CompletionStage<Map<String, Long>> versions(Collection<String> ids) {
        return database.engineRead(connection -> {
            Map<String, Long> versions = new HashMap<>();
            Array asked = connection.createArrayOf("text", ids.toArray());
            try (PreparedStatement query =
                    connection.prepareStatement("select id, version from merchant where id = any (?)")) {
                query.setArray(1, asked);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        versions.put(row.getString(1), row.getLong(2));
                    }
                }
            }
            return versions;
        });
    }

    /** Adds a shop; empty when there is one with this id. */
    public CompletionStage<Optional<Merchant>> add(Merchant shop) {
        return database.write(shop.id(), connection -> insert(connection, shop) ? stored(connection, shop.id()) : NONE);
    }

    /** The same as a step of somebody's transaction; false when there is one with this id. */
    public static boolean add(Connection connection, Merchant shop) throws SQLException {
        return insert(connection, shop);
    }

    private static final Optional<Merchant> NONE = Optional.empty();

    /** Adds a shop with keys of its own; the one that is there already stays as it is. */
    public CompletionStage<Merchant> addIfAbsent(Merchant shop) {
        return database.write(shop.id(), connection -> {
            insert(connection, shop);
            return stored(connection, shop.id()).orElseThrow();
        });
    }

    private static boolean insert(Connection connection, Merchant shop) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
              insert into merchant (id, name, zone, currency, locales, default_locale, public_key, hmac_secret, settings, region)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?) on conflict (id) do nothing
              """)) {
            insert.setString(1, shop.id());
            insert.setString(2, shop.name());
            insert.setString(3, shop.zone().getId());
            insert.setString(4, shop.currency());
            insert.setArray(5, connection.createArrayOf("text", shop.locales().toArray()));
            insert.setString(6, shop.defaultLocale());
            insert.setString(7, shop.publicKey());
            insert.setString(8, shop.hmacSecret());
            insert.setString(9, json(shop.settings()));
            insert.setString(10, shop.region());
            return insert.executeUpdate() == 1;
        }
    }

    private static Optional<Merchant> stored(Connection connection, String id) throws SQLException {
        return one(connection, "select " + COLUMNS + " from merchant where id = ?", id);
    }

    /** Adds a shop, or gives the one that is there another name, zone, currency and other languages; keys and settings stay. */
    public CompletionStage<Merchant> found(Merchant shop) {
        return addIfAbsent(shop)
                .thenCompose(there -> database.write(shop.id(), connection -> {
                    try (PreparedStatement update = connection.prepareStatement("""
                update merchant set name = ?, zone = ?, currency = ?, locales = ?, default_locale = ?, version = version + 1
                where id = ?
                """)) {
                        update.setString(1, shop.name());
                        update.setString(2, shop.zone().getId());
                        update.setString(3, shop.currency());
                        update.setArray(
                                4,
                                connection.createArrayOf("text", shop.locales().toArray()));
                        update.setString(5, shop.defaultLocale());
                        update.setString(6, shop.id());
                        update.executeUpdate();
                    }
                    return one(connection, "select " + COLUMNS + " from merchant where id = ?", shop.id())
                            .orElseThrow();
                }));
    }

    /** Keys for a new shop. */
    public static String freshPublicKey() {
        return PUBLIC_KEY_PREFIX + Token.fresh().substring(0, 32);
    }

    /**
     * Changes a shop's settings.
     *
     * @param expected the version the change was made for, when the caller insists
     * @param change throws to refuse; nothing is changed then
     * @return the shop as it is now, empty when there is none or it has another version
     */
    public CompletionStage<Optional<Merchant>> change(
            String id, OptionalLong expected, UnaryOperator<Merchant> change) {
        return database.write(id, connection -> {
            Optional<Merchant> found =
                    one(connection, "select " + COLUMNS + " from merchant where id = ? for update", id);
            if (found.isEmpty()
                    || (expected.isPresent()
                            && expected.getAsLong() != found.get().version())) {
                return Optional.empty();
            }
            Merchant changed = change.apply(found.get());
            return changed.equals(found.get()) ? found : Optional.of(update(connection, changed));
        });
    }

    private static Merchant update(Connection connection, Merchant changed) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update merchant set settings = ?::jsonb, zone = ?, name = ?, currency = ?, locales = ?, default_locale = ?,
                  region = ?, suspended_at = ?, suspended_why = ?, public_key = ?, old_public_key = ?, old_public_key_until = ?,
                  vouching = ?, old_vouching = ?, old_vouching_until = ?, secret_rotated_at = ?, version = version + 1
                where id = ?
                """)) {
            WidgetKeys keys = changed.keys();
            Suspension suspension = changed.suspension();
            update.setString(1, json(changed.settings()));
            update.setString(2, changed.zone().getId());
            update.setString(3, changed.name());
            update.setString(4, changed.currency());
            update.setArray(
                    5, connection.createArrayOf("text", changed.locales().toArray()));
            update.setString(6, changed.defaultLocale());
            update.setString(7, changed.region());
            update.setObject(8, suspension == null ? null : time(suspension.since()));
            update.setString(9, suspension == null ? null : suspension.why());
            update.setString(10, keys.publicKey());
            update.setString(11, keys.oldPublicKey());
            update.setObject(12, time(keys.oldPublicKeyUntil()));
            update.setString(13, keys.vouching());
            update.setString(14, keys.oldVouching());
            update.setObject(15, time(keys.oldVouchingUntil()));
            update.setObject(16, time(keys.secretRotatedAt()));
            update.setString(17, changed.id());
            update.executeUpdate();
        }
        return stored(connection, changed.id()).orElseThrow();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Optional<Merchant> one(Connection connection, String sql, String key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(merchant(row)) : Optional.empty();
            }
        }
    }

    private static Merchant merchant(ResultSet row) throws SQLException {
        List<String> locales = new ArrayList<>();
        for (Object locale : (Object[]) row.getArray(5).getArray()) {
            locales.add((String) locale);
        }
        return new Merchant(
                row.getString(1),
                row.getString(2),
                ZoneId.of(row.getString(3)),
                row.getString(4),
                locales,
                row.getString(6),
                row.getString(11),
                new WidgetKeys(
                        row.getString(7),
                        row.getString(14),
                        instant(row, 15),
                        row.getString(16),
                        row.getString(17),
                        instant(row, 18),
                        instant(row, 19)),
                row.getString(8),
                settings(row.getString(9)),
                suspension(row),
                row.getLong(10));
    }

    private static @Nullable Suspension suspension(ResultSet row) throws SQLException {
        Instant since = instant(row, 12);
        String why = row.getString(13);
        return since == null ? null : new Suspension(since, why == null ? "" : why);
    }

    private static MerchantSettings settings(String json) {
        try {
            return JSON.readValue(json, MerchantSettings.StoredSettings.class).complete();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings of a merchant", e);
        }
    }

    private static String json(MerchantSettings settings) {
        try {
            return JSON.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings of a merchant", e);
        }
    }
}
