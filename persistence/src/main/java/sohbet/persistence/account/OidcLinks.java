// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.Database;
import sohbet.persistence.account.StaffUsers.StaffUser;

/**
 * Which of our people an issuer of OpenID Connect means. Nobody is made here: the first time somebody comes they are known by the
 * address the issuer has verified, and from then on by the issuer's own name for them alone.
 */
public final class OidcLinks {
    private final Database database;

    /**
     * Whom the issuer vouches for.
     *
     * @param subject its own name for the person
     * @param email the address it knows, empty for none
     * @param emailIsVerified whether it has seen that the address is the person's
     */
    public record Person(String issuer, String subject, String email, boolean emailIsVerified) {
        @Override
        public String toString() {
            return "person of " + issuer;
        }
    }

    /** Who that is here. */
    public sealed interface Found {
        /** @param isNew whether the link was made just now */
        record Known(StaffUser user, boolean isNew) implements Found {}

        /** There is no link, and the address proves nothing. */
        record Unverified() implements Found {}

        /** Nobody here who can sign in has the address. */
        record Nobody() implements Found {}

        /** Who has the address is known there by another name, which it was once given. */
        record Other(StaffUser user) implements Found {}
    }

    /** @param lastUsedAt when the issuer last vouched for the person */
    public record Link(Instant linkedAt, Instant lastUsedAt) {}

    public OidcLinks(Database database) {
        this.database = database;
    }

    /** Finds the person, and remembers who is found by the address the first time. The locked are found and never linked. */
    public CompletionStage<Found> find(Person person) {
        return database.write(connection -> {
            var linked = linked(connection, person);
            if (linked != null) {
                used(connection, person);
                return StaffUsers.byId(connection, linked)
                        .<Found>map(user -> new Found.Known(user, false))
                        .orElseGet(Found.Nobody::new);
            }
            if (!person.emailIsVerified() || person.email().isBlank()) return new Found.Unverified();
            var user = StaffUsers.byEmail(connection, person.email());
            return user.isEmpty() ? new Found.Nobody() : first(connection, person, user.get());
        });
    }

    private static Found first(Connection connection, Person person, StaffUser user) throws SQLException {
        if (user.isLocked()) return new Found.Known(user, false);
        return link(connection, person, user.id()) ? new Found.Known(user, true) : new Found.Other(user);
    }

    /** The link of a person to an issuer. */
    public CompletionStage<Optional<Link>> of(String userId, String issuer) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "select linked_at, last_used_at from oidc_link where user_id = ? and issuer = ?")) {
                query.setString(1, userId);
                query.setString(2, issuer);
                try (ResultSet row = query.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Link(
                                    row.getObject(1, OffsetDateTime.class).toInstant(),
                                    row.getObject(2, OffsetDateTime.class).toInstant()))
                            : Optional.empty();
                }
            }
        });
    }

    /** Takes the link away; false when there was none. */
    public CompletionStage<Boolean> remove(String userId, String issuer) {
        return database.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from oidc_link where user_id = ? and issuer = ?")) {
                delete.setString(1, userId);
                delete.setString(2, issuer);
                return delete.executeUpdate() == 1;
            }
        });
    }

    private static @Nullable String linked(Connection connection, Person person) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select user_id from oidc_link where issuer = ? and subject = ?")) {
            query.setString(1, person.issuer());
            query.setString(2, person.subject());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private static void used(Connection connection, Person person) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update oidc_link set last_used_at = now() where issuer = ? and subject = ?")) {
            update.setString(1, person.issuer());
            update.setString(2, person.subject());
            update.executeUpdate();
        }
    }

    /** Of two who come as the same one at once the second finds the link of the first. */
    private static boolean link(Connection connection, Person person, String userId) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into oidc_link (issuer, subject, user_id) values (?, ?, ?) on conflict do nothing")) {
            insert.setString(1, person.issuer());
            insert.setString(2, person.subject());
            insert.setString(3, userId);
            if (insert.executeUpdate() == 1) return true;
        }
        return userId.equals(linked(connection, person));
    }
}
