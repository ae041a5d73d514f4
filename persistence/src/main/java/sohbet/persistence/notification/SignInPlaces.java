// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.sql.Connection;
import java.sql.SQLException;
import sohbet.persistence.account.Token;

/** From where people have signed in. What is kept is a hash: enough to see that a place is new. */
public final class SignInPlaces {
    private SignInPlaces() {}

    /** Notes the place; whether the person was never there and has been somewhere else before. */
    public static boolean isNew(Connection connection, String userId, String device, String address)
            throws SQLException {
        byte[] place = Token.hash(userId + "\n" + device + "\n" + address);
        try (var upsert = connection.prepareStatement("""
            with before as (select count(*) as places from staff_place where user_id = ?)
            insert into staff_place as p (user_id, place) select ?, ? from before
            on conflict (user_id, place) do update set seen_at = now()
            returning xmax = 0 and (select places from before) > 0
            """)) {
            upsert.setString(1, userId);
            upsert.setString(2, userId);
            upsert.setBytes(3, place);
            try (var row = upsert.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
