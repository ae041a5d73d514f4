// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** Taking everything along to another PostgreSQL: row by row over JDBC, compared, and only then used. */
@NullMarked
package sohbet.persistence.move;

import org.jspecify.annotations.NullMarked;
