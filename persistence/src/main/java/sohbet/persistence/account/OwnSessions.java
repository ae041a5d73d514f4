// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.Database;

/** Where one person is signed in, at whichever merchant. */
public final class OwnSessions {
    private final Database database;
    private final Duration idle;

    /**
     * One sign-in that is still good.
     *
     * @param device the browser and its system, null when it was not noted
     */
    public record Seen(
            String id,
            String merchantId,
            @Nullable String device,
            @Nullable String address,
            Instant startedAt,
            Instant lastSeenAt,
            Instant expiresAt) {
        /** Without the address. */
        @Override
        public String toString() {
            return "staff session " + id;
        }
    }

    /** @param idle silence after which a session is over */
    public OwnSessions(Database database, Duration idle) {
        this.database = database;
        this.idle = idle;
    }

    /** Those that are alive, the newest first. */
    public CompletionStage<List<Seen>> of(String userId) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("""
                select id, merchant_id, nullif(device, ''), nullif(address, ''),
                  created_at, last_seen_at, expires_at
                from staff_session
                where user_id = ? and expires_at > now() and last_seen_at > now() - make_interval(secs => ?)
                order by created_at desc, id
                """)) {
                query.setString(1, userId);
                query.setDouble(2, (double) idle.toSeconds());
                List<Seen> found = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(new Seen(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getObject(5, OffsetDateTime.class).toInstant(),
                                row.getObject(6, OffsetDateTime.class).toInstant(),
                                row.getObject(7, OffsetDateTime.class).toInstant()));
                    }
                }
                return found;
            }
        });
    }
}
