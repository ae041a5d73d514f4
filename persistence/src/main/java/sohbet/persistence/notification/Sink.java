// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Whoever passes notifications on, within the transaction that raises them: a crash loses both or neither. */
@FunctionalInterface
public interface Sink {
    /** @param mailed the ids of those who were written to already, while it could not be stored */
    void raised(Connection connection, Notification notification, Set<String> mailed) throws SQLException;
}
