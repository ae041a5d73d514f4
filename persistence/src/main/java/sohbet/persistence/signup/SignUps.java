// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.signup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import sohbet.persistence.account.Token;

/** The table of sign-ups that wait for their e-mail to be confirmed. Each call is a step of the caller's transaction. */
public final class SignUps {
    /** How long a link works. */
    public static final Duration LIFE = Duration.ofDays(1);

    private SignUps() {}

    /** An account somebody could sign in to. */
    public record Known(String name, String locale) {
        /** Without the person. */
        @Override
        public String toString() {
            return "known";
        }
    }

    /** Whoever has this address and a password. */
    public static Optional<Known> known(Connection connection, String email) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
            select name, coalesce(locale, '') from staff_user
            where lower(email collate "C") = lower(? collate "C") and password_hash is not null
            """)) {
            query.setString(1, email);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new Known(row.getString(1), row.getString(2))) : Optional.empty();
            }
        }
    }

    /**
     * Keeps a wish and returns the token of its link, which is kept nowhere. Earlier ones of the same address go on working: whoever
     * writes somebody else's address must not end that person's own.
     */
    public static String keep(Connection connection, Wish wish) throws SQLException {
        String token = Token.fresh();
        try (PreparedStatement insert = connection.prepareStatement("""
            insert into sign_up (hash, email, name, shop, zone, currency, region, locale, password_hash, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, now() + make_interval(secs => ?))
            """)) {
            insert.setBytes(1, Token.hash(token));
            insert.setString(2, wish.email());
            insert.setString(3, wish.name());
            insert.setString(4, wish.shop());
            insert.setString(5, wish.zone());
            insert.setString(6, wish.currency());
            insert.setString(7, wish.region());
            insert.setString(8, wish.locale());
            insert.setString(9, wish.passwordHash());
            insert.setDouble(10, LIFE.toSeconds());
            insert.executeUpdate();
        }
        return token;
    }

    /** Empty when the link is unknown, used or too old. */
    public static Optional<Wish> find(Connection connection, String token) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
            select email, name, shop, zone, currency, region, locale, password_hash from sign_up
            where hash = ? and expires_at > now()
            """)) {
            query.setBytes(1, Token.hash(token));
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Wish(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8)))
                        : Optional.empty();
            }
        }
    }

    /** Uses the link up: of two who use it at once the second waits for the first and gets false. */
    public static boolean use(Connection connection, String token) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from sign_up where hash = ? and expires_at > now()")) {
            delete.setBytes(1, Token.hash(token));
            return delete.executeUpdate() == 1;
        }
    }

    /**
     * The person with a password of their own; somebody who was only invited so far becomes one, for the mail has reached them.
     *
     * @return the person's id, empty when the address belongs to somebody by now
     */
    public static Optional<String> person(Connection connection, Wish wish) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            insert into staff_user as u (id, email, name, password_hash, locale) values (?, ?, ?, ?, ?)
            on conflict (lower(email collate "C")) do update
              set name = excluded.name, password_hash = excluded.password_hash, locale = excluded.locale
              where u.password_hash is null and not u.disabled
            returning id
            """)) {
            insert.setString(1, Token.id());
            insert.setString(2, wish.email());
            insert.setString(3, wish.name());
            insert.setString(4, wish.passwordHash());
            insert.setString(5, wish.locale());
            try (ResultSet row = insert.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Takes away what nobody has confirmed in time; says how many went. */
    public static int clear(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from sign_up where expires_at < now()")) {
            return delete.executeUpdate();
        }
    }
}
