// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.export;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Json;
import sohbet.http.export.Export.Column;

/** How rows are written: for a spreadsheet, or for a program. */
enum FileForm {
    CSV {
        @Override
        ContentType type() {
            return ContentTypes.TEXT_CSV_UTF8;
        }

        /** With the mark by which spreadsheets know UTF-8. */
        @Override
        <T> String begin(List<Column<T>> columns) {
            return "\uFEFF" + columns.stream().map(Column::name).collect(Collectors.joining(",")) + "\r\n";
        }

        @Override
        <T> String row(List<Column<T>> columns, T row, boolean isFirst) {
            return columns.stream()
                    .map(column -> cell(column.cell().apply(row)))
                    .collect(Collectors.joining(",", "", "\r\n"));
        }

        @Override
        String end() {
            return "";
        }
    },
    JSON {
        @Override
        ContentType type() {
            return ContentTypes.APPLICATION_JSON;
        }

        @Override
        <T> String begin(List<Column<T>> columns) {
            return "[";
        }

        @Override
        <T> String row(List<Column<T>> columns, T row, boolean isFirst) {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            for (var column : columns) {
                var cell = column.cell().apply(row);
                fields.put(column.name(), cell instanceof BigDecimal number ? number.toPlainString() : cell);
            }
            return (isFirst ? "\n" : ",\n") + Json.text(fields);
        }

        @Override
        String end() {
            return "\n]\n";
        }
    };

    abstract ContentType type();

    abstract <T> String begin(List<Column<T>> columns);

    abstract <T> String row(List<Column<T>> columns, T row, boolean isFirst);

    abstract String end();

    /** A text that a spreadsheet would calculate is told to be a text; a number stays one. */
    static String cell(@Nullable Object value) {
        if (value == null) return "";
        if (value instanceof BigDecimal number) return number.toPlainString();
        if (value instanceof Number) return value.toString();
        String text = value.toString();
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) text = "'" + text;
        boolean isPlain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
