// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Map;
import sohbet.persistence.account.Role;

/** Facts a projection went on without, told to the admins of their merchant, each once and whichever node looks. */
public final class PoisonFacts {
    private static final int AT_ONCE = 50;
    private static final String UNTOLD = """
      update projection_failure f set told_at = now() from (
        select projection, tx, ordering from projection_failure where told_at is null
        order by at limit ? for update skip locked) u
      where f.projection = u.projection and f.tx = u.tx and f.ordering = u.ordering
      returning f.projection, f.persistence_id, f.seq, f.at""";

    private PoisonFacts() {}

    private record Failure(String projection, String persistenceId, long seq, Instant at) {
        /** {@code kind|merchant~id}; what is not is the installation's. */
        String merchant() {
            int bar = persistenceId.indexOf('|');
            int tilde = persistenceId.indexOf('~', bar + 1);
            return bar < 0 || tilde < 0 ? NewNotification.INSTALLATION : persistenceId.substring(bar + 1, tilde);
        }
    }

    /** Says how many were told of. */
    public static int tell(Connection connection, Notifications notifications) throws SQLException {
        var failures = new ArrayList<Failure>();
        try (var update = connection.prepareStatement(UNTOLD)) {
            update.setInt(1, AT_ONCE);
            try (var row = update.executeQuery()) {
                while (row.next())
                    failures.add(new Failure(
                            row.getString(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getObject(4, OffsetDateTime.class).toInstant()));
            }
        }
        for (var it : failures)
            notifications.raise(
                    connection,
                    NewNotification.forRole(
                                    it.merchant(), Role.ADMIN, NotificationType.POISON_FACT, it.projection(), it.at())
                            .with(Map.of("projection", it.projection(), "entity", it.persistenceId(), "seq", it.seq()))
                            .leadingTo(Link.Kind.HEALTH, null));
        return failures.size();
    }
}
