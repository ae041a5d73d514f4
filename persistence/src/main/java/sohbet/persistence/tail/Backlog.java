// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The projections that stand still, or cannot keep up, as the journal and their positions tell. */
public final class Backlog {
    private Backlog() {}

    /** Names of the projections whose next row was written longer ago than this, though it can be read. */
    public static List<String> olderThan(Connection connection, Duration age) throws SQLException {
        List<String> behind = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
            select p.projection from projection_position p
            where (select j.write_timestamp from event_journal j
                   where (j.tx, j.ordering) > (p.tx, p.ordering) and j.tx < (select journal_horizon_of_writers())
                   order by j.tx, j.ordering limit 1)
              < extract(epoch from clock_timestamp()) * 1000 - ?
            order by p.projection
            """)) {
            query.setLong(1, age.toMillis());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    behind.add(row.getString(1));
                }
            }
        }
        return behind;
    }
}
