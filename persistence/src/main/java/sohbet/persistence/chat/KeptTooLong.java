// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import sohbet.persistence.Database;

/** Ended sessions whose people their shops no longer want to know, by each shop's own retention. */
public final class KeptTooLong {
    private static final String SESSIONS = """
      select m.id, s.id from merchant m cross join lateral (
        select id from chat_session
        where merchant = m.id and status = 'ended' and personal and not erased
          and last_activity_at < ?::timestamptz - make_interval(days => (m.settings->'retention'->>'sessionDays')::int)
        order by last_activity_at limit ?) s
      where (m.settings->'retention'->>'sessionDays')::int > 0
      limit ?
      """;

    private final Database database;

    public record Session(String merchantId, String id) {}

    public KeptTooLong(Database database) {
        this.database = database;
    }

    /** The oldest of them, so many at most. */
    public CompletionStage<List<Session>> some(Instant now, int most) {
        return database.engineRead(connection -> {
            List<Session> found = new ArrayList<>();
            try (var query = connection.prepareStatement(SESSIONS)) {
                query.setObject(1, now.atOffset(ZoneOffset.UTC));
                query.setInt(2, most);
                query.setInt(3, most);
                try (var row = query.executeQuery()) {
                    while (row.next()) found.add(new Session(row.getString(1), row.getString(2)));
                }
            }
            return found;
        });
    }
}
