// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.setup;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.keys.MasterKey;

/** A merchant's accounts with providers. What opens them is sealed for this merchant and provider alone. */
public final class ProviderAccounts {
    private ProviderAccounts() {}

    /** @param settings as JSON, without anything secret */
    public static void put(
            Connection connection,
            MasterKey master,
            String merchant,
            String provider,
            String settings,
            @Nullable String secret)
            throws SQLException {
        try (var put = connection.prepareStatement("""
            insert into provider_account (merchant_id, provider, settings, secret) values (?, ?, ?::jsonb, ?)
            on conflict (merchant_id, provider) do update
            set settings = excluded.settings, secret = excluded.secret, changed_at = now()
            """)) {
            put.setString(1, merchant);
            put.setString(2, provider);
            put.setString(3, settings);
            put.setBytes(
                    4,
                    secret == null
                            ? null
                            : master.wrap(owner(merchant, provider), secret.getBytes(StandardCharsets.UTF_8)));
            put.executeUpdate();
        }
    }

    /** What was sealed; null when there is none. */
    public static @Nullable String secret(Connection connection, MasterKey master, String merchant, String provider)
            throws SQLException {
        try (var query = connection.prepareStatement(
                "select secret from provider_account where merchant_id = ? and provider = ?")) {
            query.setString(1, merchant);
            query.setString(2, provider);
            try (var row = query.executeQuery()) {
                byte[] sealed = row.next() ? row.getBytes(1) : null;
                return sealed == null
                        ? null
                        : new String(master.unwrap(owner(merchant, provider), sealed), StandardCharsets.UTF_8);
            }
        }
    }

    private static String owner(String merchant, String provider) {
        return "provider|" + merchant + "~" + provider;
    }
}
