// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one kind on their way into the database: one array a column, so that one statement, planned
 * once, takes any number of them. It costs the server a fraction of a statement a row.
 */
public final class Columns<T> {
    private final List<Column<T>> columns = new ArrayList<>();

    private record Column<T>(String type, String placeholder, Function<Collection<T>, Object[]> array) {}

    public Columns<T> text(Function<T, @Nullable String> value) {
        return add("text", "?::text[]", rows -> rows.stream().map(value).toArray(String[]::new));
    }

    /** The driver would write a timestamp in the zone of this machine, so it goes as text with its zone. */
    public Columns<T> instant(Function<T, Instant> value) {
        return add(
                "text",
                "?::text[]::timestamptz[]",
                rows -> rows.stream().map(row -> value.apply(row).toString()).toArray(String[]::new));
    }

    public Columns<T> bigint(ToLongFunction<T> value) {
        return add(
                "bigint",
                "?::bigint[]",
                rows -> rows.stream().map(value::applyAsLong).toArray(Long[]::new));
    }

    public Columns<T> integer(ToIntFunction<T> value) {
        return add(
                "integer",
                "?::integer[]",
                rows -> rows.stream().map(value::applyAsInt).toArray(Integer[]::new));
    }

    public Columns<T> bool(Function<T, Boolean> value) {
        return add("boolean", "?::boolean[]", rows -> rows.stream().map(value).toArray(Boolean[]::new));
    }

    public Columns<T> number(Function<T, BigDecimal> value) {
        return add(
                "text",
                "?::text[]::numeric[]",
                rows -> rows.stream()
                        .map(row -> value.apply(row).toPlainString())
                        .toArray(String[]::new));
    }

    private Columns<T> add(String type, String placeholder, Function<Collection<T>, Object[]> array) {
        columns.add(new Column<>(type, placeholder, array));
        return this;
    }

    /** The rows as a table expression, to be put into the statement where they are read. */
    public String unnest() {
        return "unnest("
                + String.join(", ", columns.stream().map(Column::placeholder).toList()) + ")";
    }

    /** Runs a statement whose only parameters are {@link #unnest()}'s; answers how many rows it wrote. */
    public int execute(Connection connection, String sql, Collection<T> rows) throws SQLException {
        if (rows.isEmpty()) return 0;
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, rows);
            return statement.executeUpdate();
        }
    }

    /** Sets the parameters of {@link #unnest()}, the first of the statement; answers the number of the next one. */
    public int bind(PreparedStatement statement, Collection<T> rows) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            statement.setArray(i + 1, statement.getConnection().createArrayOf(column.type, column.array.apply(rows)));
        }
        return columns.size() + 1;
    }
}
