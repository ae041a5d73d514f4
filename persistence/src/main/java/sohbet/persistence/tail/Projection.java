// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Turns facts into the rows of a read model. Each fact is applied exactly once, in order, in the
 * transaction that also moves the projection's position.
 */
public interface Projection {
    /** Its name in the table of positions and in metrics; never changed once it has run. */
    String name();

    /**
     * The tables it writes, by their plain names. It alone writes them, names them without a schema
     * (a rebuild fills a second set of them), and reads no other projection's.
     */
    List<String> tables();

    /**
     * Writes what follows from these facts. It must not commit and keeps to a few milliseconds: an
     * open transaction holds up every reader of the journal. A fact it cannot take in is found out by
     * halving and set aside.
     */
    void apply(Connection connection, List<Happening> happenings) throws SQLException;
}
