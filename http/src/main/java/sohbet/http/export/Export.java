// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.export;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of file: its columns, and where its rows come from, some at a time.
 *
 * @param pages what stands behind a place, the first behind the empty one
 */
record Export<T>(List<Column<T>> columns, Function<String, CompletionStage<Batch<T>>> pages) {
    /** A column's name and what stands in it: a text, a number, a truth, an instant, or nothing. */
    record Column<T>(String name, Function<T, @Nullable Object> cell) {}

    /**
     * Some rows.
     *
     * @param next the place of the rows behind them, null when there are none
     */
    record Batch<T>(List<T> rows, @Nullable String next) {}

    static <T> Column<T> column(String name, Function<T, @Nullable Object> cell) {
        return new Column<>(name, cell);
    }
}
