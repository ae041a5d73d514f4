// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sohbet.persistence.account.Role;

/** A person of a merchant's staff who reads notifications. */
public record Reader(String merchantId, String userId, Role role) {
    /** The roles whose notifications are theirs too. */
    String[] roles() {
        return Stream.of(Role.values()).filter(role::includes).map(Role::word).toArray(String[]::new);
    }

    /** Whether the installation's are theirs; from here on to the end of the transaction those show. */
    boolean looksAfterInstallation(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
            select set_config('sohbet.installation', case when exists (
              select from staff_user u where u.id = ? and u.is_owner and not u.disabled) then 'on' else '' end, true)
            """)) {
            select.setString(1, userId);
            try (var row = select.executeQuery()) {
                return row.next() && row.getString(1).equals("on");
            }
        }
    }

    /** Where the owners of the installation work, each in one shop. */
    public static List<String> shopsOfOwners(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        "select distinct p.merchant_id from people_of_installation() p order by 1");
                var row = select.executeQuery()) {
            var shops = new ArrayList<String>();
            while (row.next()) shops.add(row.getString(1));
            return shops;
        }
    }
}
