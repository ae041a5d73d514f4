// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import sohbet.http.House;
import sohbet.persistence.Database;

/** What was written to one address. */
record Mailbox(Database database, String address) {
    /** The newest last. */
    List<String> bodies() {
        return House.await(database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "select subject || E'\\n' || body from mail where recipient = ? order by created_at")) {
                query.setString(1, address);
                List<String> found = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) found.add(row.getString(1));
                }
                return found;
            }
        }));
    }

    /** What stands behind the # of the newest link. */
    String token() {
        String body = bodies().getLast();
        return body.substring(body.indexOf('#') + 1).split("\\s", 2)[0];
    }
}
