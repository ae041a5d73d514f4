// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

/** Whoever watches over the database: metrics. All of it must return at once. */
public interface DatabaseProbe {
    DatabaseProbe NONE = new DatabaseProbe() {};

    /** So long somebody waited for a connection of the pool. */
    default void waited(String pool, long nanos) {}

    /** Nobody came by within the time one may wait. */
    default void gaveUp(String pool) {}

    /** So long statements or a transaction took, once they had their connection. */
    default void worked(String pool, boolean transaction, long nanos) {}

    /** From the moment an entity wanted to write facts until they were safe, or the write had failed. */
    default void journalWrote(int facts, boolean safe, long nanos) {}
}
