// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** How processes do their work: they lease it from a table, do it outside any transaction, and strike it off. */
@NullMarked
package sohbet.persistence.process;

import org.jspecify.annotations.NullMarked;
