// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import sohbet.persistence.Database;

/** The keys machines work with, one merchant and one role a key. */
public final class ApiKeys {
    /** What every key begins with, so that a leaked one is recognised wherever it turns up. */
    public static final String PREFIX = "sohbet_sk_";

    private static final int SHORTEST = 32;
    private static final int SHOWN = PREFIX.length() + 4;

    private final Database database;

    /** A key that may be used. */
    public record ApiKey(String id, String name, String merchantId, Role role) {}

    public ApiKeys(Database database) {
        this.database = database;
    }

    public static boolean looksLikeOne(String key) {
        return key.startsWith(PREFIX) && key.length() >= SHORTEST && key.length() <= 200;
    }

    public CompletionStage<Optional<ApiKey>> find(String key) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "select id, name, merchant_id, role from api_key_of_hash(?) where revoked_at is null")) {
                query.setBytes(1, Token.hash(key));
                try (ResultSet row = query.executeQuery()) {
                    return row.next()
                            ? Optional.of(new ApiKey(
                                    row.getString(1), row.getString(2), row.getString(3), Role.of(row.getString(4))))
                            : Optional.empty();
                }
            }
        });
    }

    /** Makes a new key; it is told this once and never again. */
    public CompletionStage<String> create(String name, String merchantId, Role role) {
        String key = PREFIX + Token.fresh();
        return database.write(merchantId, connection -> {
            insert(connection, key, name, merchantId, role);
            return key;
        });
    }

    /** The key the installation was started with is the only one of its name: an earlier one is over. */
    public CompletionStage<Boolean> installed(String key, String name, String merchantId, Role role) {
        return database.write(merchantId, connection -> {
            try (PreparedStatement revoke = connection.prepareStatement(
                    "update api_key set revoked_at = now() where name = ? and merchant_id = ? and hash <> ?")) {
                revoke.setString(1, name);
                revoke.setString(2, merchantId);
                revoke.setBytes(3, Token.hash(key));
                revoke.executeUpdate();
            }
            insert(connection, key, name, merchantId, role);
            return true;
        });
    }

    private static void insert(Connection connection, String key, String name, String merchantId, Role role)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            insert into api_key (id, hash, prefix, name, merchant_id, role) values (?, ?, ?, ?, ?, ?)
            on conflict (hash) do update set revoked_at = null, merchant_id = excluded.merchant_id, role = excluded.role
            """)) {
            insert.setString(1, Token.id());
            insert.setBytes(2, Token.hash(key));
            insert.setString(3, key.substring(0, SHOWN));
            insert.setString(4, name);
            insert.setString(5, merchantId);
            insert.setString(6, role.word());
            insert.executeUpdate();
        }
    }
}
