// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.process;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A table of work that waits, one row a piece.
 *
 * @param <W> one piece, by what its row is found again
 */
public interface Worklist<W> {
    /** Takes some for a while, each with one attempt more. */
    List<W> lease(Connection connection, int most, Duration lease) throws SQLException;

    void done(Connection connection, W work) throws SQLException;

    /** Somebody may try again after a while. */
    void again(Connection connection, W work, Duration after) throws SQLException;

    /** Which attempt this is, from 1. */
    int attempt(W work);
}
