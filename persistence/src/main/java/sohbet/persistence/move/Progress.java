// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.move;

/**
 * How far a move is.
 *
 * @param step {@code prepare}, {@code copy}, {@code compare} or {@code finish}
 * @param table the one at hand, empty between them
 * @param tables how many there are
 * @param tablesDone how many of them this step is done with
 * @param rows how many rows have been copied
 */
public record Progress(String step, String table, int tables, int tablesDone, long rows) {}
