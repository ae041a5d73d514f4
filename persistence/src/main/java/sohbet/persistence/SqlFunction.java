// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

import java.sql.SQLException;

/** A piece of work against the database. */
@FunctionalInterface
public interface SqlFunction<A, B> {
    B apply(A argument) throws SQLException;
}
