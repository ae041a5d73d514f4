// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.knowledge;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Requests for new topics that may come again: what each came to, for a day. */
public final class Requests {
    private Requests() {}

    /** What a key stands for. */
    public record Known(String request, String topic) {}

    /**
     * Notes that a request makes a topic; part of the transaction that makes it, which another with the same key waits for.
     *
     * @param request what it says, to tell another request with the same key
     * @return what the key stands for already, empty when it is new
     */
    public static Optional<Known> note(Connection connection, String merchant, String key, String request, String topic)
            throws SQLException {
        try (var old =
                connection.prepareStatement("delete from knowledge_request where at < now() - interval '1 day'")) {
            old.executeUpdate();
        }
        try (var insert = connection.prepareStatement("""
            insert into knowledge_request (merchant, key, request, topic) values (?, ?, ?, ?) on conflict do nothing
            """)) {
            insert.setString(1, merchant);
            insert.setString(2, key);
            insert.setString(3, request);
            insert.setString(4, topic);
            if (insert.executeUpdate() == 1) return Optional.empty();
        }
        try (var select = connection.prepareStatement(
                "select request, topic from knowledge_request where merchant = ? and key = ?")) {
            select.setString(1, merchant);
            select.setString(2, key);
            try (var row = select.executeQuery()) {
                row.next();
                return Optional.of(new Known(row.getString(1), row.getString(2)));
            }
        }
    }
}
