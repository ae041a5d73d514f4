// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Ten codes for whoever has lost the device, each good for once. Nearly eighty random bits are written as sixteen letters and digits
 * without those that look alike; so a plain hash is enough to keep them.
 */
final class RecoveryCodes {
    private static final int MANY = 10;
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    /** Puts new ones in the place of those there are; they are told this once. */
    static List<String> renew(Connection connection, String userId) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from recovery_code where user_id = ?")) {
            delete.setString(1, userId);
            delete.executeUpdate();
        }
        List<String> codes =
                Stream.generate(RecoveryCodes::fresh).distinct().limit(MANY).toList();
        try (PreparedStatement insert =
                connection.prepareStatement("insert into recovery_code (user_id, hash) values (?, ?)")) {
            for (String code : codes) {
                insert.setString(1, userId);
                insert.setBytes(2, hash(userId, code));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return codes;
    }

    /** Uses a code up; false when it is none, or was used before. Of several at once one gets in. */
    static boolean use(Connection connection, String userId, String code) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update recovery_code set used_at = now() where user_id = ? and hash = ? and used_at is null")) {
            update.setString(1, userId);
            update.setBytes(2, hash(userId, code));
            return update.executeUpdate() == 1;
        }
    }

    static int left(Connection connection, String userId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select count(*) from recovery_code where user_id = ? and used_at is null")) {
            query.setString(1, userId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** However it was typed in. */
    private static byte[] hash(String userId, String code) {
        return Token.hash(
                "recovery " + userId + " " + code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT));
    }

    private static String fresh() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) code.append('-');
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
