// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The PostgreSQL that comes along: a real server on a data folder, started and stopped with the engine. It is used when no
 * database URL is given. One engine a data folder; what was acknowledged survives the death of the engine, the server or both.
 */
@NullMarked
package sohbet.persistence.postgres;

import org.jspecify.annotations.NullMarked;
