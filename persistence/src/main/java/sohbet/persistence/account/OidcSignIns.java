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
 * Sign-ins by OpenID Connect that are on their way. Each belongs to the browser that began it, is used up by a delete that says
 * whether there was something to use, and runs out by itself.
 */
public final class OidcSignIns {
    /** Long enough for a password and a second step at the issuer's. */
    private static final Duration AT_THE_ISSUER = Duration.ofMinutes(10);

    private static final Duration BEFORE_THE_CODE = Duration.ofMinutes(5);

    private final Database database;

    public OidcSignIns(Database database) {
        this.database = database;
    }

    /** Lets a browser go to the issuer; what it began before is over. */
    public CompletionStage<Boolean> begin(String browser, String state) {
        return database.write(connection -> {
            forget(connection);
            try (PreparedStatement insert = connection.prepareStatement("""
                insert into oidc_sign_in (browser_hash, state_hash, expires_at) values (?, ?, now() + make_interval(secs => ?))
                """)) {
                insert.setBytes(1, Token.hash(browser));
                insert.setBytes(2, Token.hash(state));
                insert.setDouble(3, AT_THE_ISSUER.toSeconds());
                return insert.executeUpdate() == 1;
            }
        });
    }

    /** Whether it was this browser that went there with this state; true once. */
    public CompletionStage<Boolean> use(String browser, String state) {
        return database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "delete from oidc_sign_in where browser_hash = ? and state_hash = ? and expires_at > now()")) {
                delete.setBytes(1, Token.hash(browser));
                delete.setBytes(2, Token.hash(state));
                return delete.executeUpdate() == 1;
            }
        });
    }

    /** The issuer has said who it is; what is left is the second step. */
    public CompletionStage<Boolean> hold(String browser, String userId) {
        return database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                insert into oidc_sign_in (browser_hash, user_id, expires_at) values (?, ?, now() + make_interval(secs => ?))
                on conflict (browser_hash) do nothing
                """)) {
                insert.setBytes(1, Token.hash(browser));
                insert.setString(2, userId);
                insert.setDouble(3, BEFORE_THE_CODE.toSeconds());
                return insert.executeUpdate() == 1;
            }
        });
    }

    /** Who is before the second step in this browser. */
    public CompletionStage<Optional<String>> held(String browser) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "select user_id from oidc_sign_in where browser_hash = ? and user_id is not null and expires_at > now()")) {
                query.setBytes(1, Token.hash(browser));
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /** The second step is done; true once. */
    public CompletionStage<Boolean> release(String browser, String userId) {
        return database.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from oidc_sign_in where browser_hash = ? and user_id = ?")) {
                delete.setBytes(1, Token.hash(browser));
                delete.setString(2, userId);
                return delete.executeUpdate() == 1;
            }
        });
    }

    private static void forget(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
            delete from oidc_sign_in where browser_hash in (
              select browser_hash from oidc_sign_in where expires_at < now() limit 100 for update skip locked)
            """)) {
            delete.executeUpdate();
        }
    }
}
