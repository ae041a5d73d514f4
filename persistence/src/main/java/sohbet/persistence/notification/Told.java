// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;

/** Something to tell that may have to wait until it can be stored: that a thing has happened, or that it is over. */
public sealed interface Told {
    /** Stores it; told twice it counts once. */
    void store(Connection connection, Notifications notifications) throws SQLException;

    /**
     * Something has happened.
     *
     * @param mailed the ids of those who were written to at once
     */
    record Raised(NewNotification notification, Set<String> mailed) implements Told {
        public Raised {
            mailed = Set.copyOf(mailed);
        }

        /** Nobody has been written to. */
        public Raised(NewNotification notification) {
            this(notification, Set.of());
        }

        @Override
        public void store(Connection connection, Notifications notifications) throws SQLException {
            notifications.raise(connection, notification, mailed);
        }
    }

    /** What a notification was about is over. */
    record Resolved(String merchantId, NotificationType type, String cause, Instant at) implements Told {
        @Override
        public void store(Connection connection, Notifications notifications) throws SQLException {
            notifications.resolve(connection, merchantId, type, cause, at);
        }
    }
}
