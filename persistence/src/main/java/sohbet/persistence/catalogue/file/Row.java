// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.file;

import java.util.List;

/** One record of a CSV: its cells by column, without their padding. */
record Row(long line, List<String> cells, int[] places) {
    /** The cell in one line; empty where the column or the cell is missing. */
    String text(Column column) {
        return Cells.line(raw(column));
    }

    String raw(Column column) {
        int place = places[column.ordinal()];
        return place < 0 || place >= cells.size() ? "" : cells.get(place);
    }

    boolean knows(Column column) {
        return places[column.ordinal()] >= 0;
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }

    /** Whether it says nothing of a variant: the further pictures of a product come so. */
    boolean isOnlyPicture() {
        return List.of(Column.PRICE, Column.VALUE1, Column.SKU).stream()
                .allMatch(column -> text(column).isEmpty());
    }

    FileFault.Found wrong(FileFault fault, Column column) {
        return fault.in(column.title(), text(column));
    }
}
