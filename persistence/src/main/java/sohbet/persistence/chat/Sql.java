// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values as PostgreSQL takes them. */
final class Sql {
    private Sql() {}

    static Array texts(Connection connection, Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    /**
     * The text less what PostgreSQL cannot hold. The edge lets no such text in; should one be in the
     * journal all the same, a row must not depend on which facts it came together with.
     */
    static @Nullable String storable(@Nullable String text) {
        if (text == null || text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) return text;
        return new String(text.replace("\0", "").getBytes(UTF_8), UTF_8);
    }
}
