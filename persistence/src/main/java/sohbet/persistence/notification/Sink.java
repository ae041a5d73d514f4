// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.sql.Connection;
import java.sql.SQLException;

/** Whoever passes notifications on, within the transaction that raises them: a crash loses both or neither. */
@FunctionalInterface
public interface Sink {
    void raised(Connection connection, Notification notification) throws SQLException;
}
