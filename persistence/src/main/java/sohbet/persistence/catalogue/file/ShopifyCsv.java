// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shopify's product CSV. The first row of a handle carries the product, those that follow it with the same handle are further
 * variants and pictures, their titles empty or the same. Rows of one product stand together.
 */
final class ShopifyCsv {
    private static final int LONGEST_ROW = 4 * 1024 * 1024;
    private static final List<Column> NEEDED = List.of(Column.HANDLE, Column.TITLE, Column.PRICE);

    private final ShopFile shop;
    private final Consumer<FileEntry> entries;
    private @Nullable ShopifyProduct product;
    private String refused = "";

    ShopifyCsv(ShopFile shop, Consumer<FileEntry> entries) {
        this.shop = shop;
        this.entries = entries;
    }

    /** Whether the first line of a file can be the header of such a CSV. */
    static boolean looksLikeOne(String line) {
        return !line.isBlank() && List.of(',', ';', '\t').stream().anyMatch(c -> line.indexOf(c) >= 0);
    }

    void read(Reader text, char separator) throws IOException {
        long line = 0;
        try (var csv = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(text)) {
            var numbers = Numbers.of(separator);
            int @Nullable [] places = null;
            for (CsvRecord record : csv) {
                line = record.getStartingLineNumber();
                if (places == null) places = header(line, record.getFields());
                else row(new Row(line, record.getFields(), places), numbers);
            }
        } catch (CsvParseException e) {
            entries.accept(new FileEntry.Refused(line + 1, "", FileFault.MALFORMED, ""));
        } catch (FileFault.Found e) {
            entries.accept(e.at(line));
        }
        finish();
    }

    private static int[] header(long line, List<String> titles) throws FileFault.Found {
        int[] places = Column.places(titles);
        if (NEEDED.stream().allMatch(column -> places[column.ordinal()] < 0))
            throw FileFault.UNKNOWN_FORMAT.in("", String.join(", ", titles));
        for (var column : NEEDED)
            if (places[column.ordinal()] < 0) throw FileFault.MISSING_COLUMN.in(column.title(), "");
        return places;
    }

    private void row(Row row, Numbers numbers) {
        if (row.isBlank()) return;
        String handle = row.text(Column.HANDLE);
        try {
            if (handle.isEmpty()) throw row.wrong(FileFault.MISSING, Column.HANDLE);
            if (handle.equals(refused)) throw row.wrong(FileFault.PRODUCT_REFUSED, Column.HANDLE);
            var open = product;
            if (open != null && open.continues(row)) open.add(row, numbers);
            else begin(handle, row, numbers);
        } catch (FileFault.Found e) {
            entries.accept(e.at(row.line()));
        }
    }

    private void begin(String handle, Row row, Numbers numbers) throws FileFault.Found {
        var before = product;
        if (before != null && before.handle().equals(handle)) throw row.wrong(FileFault.DUPLICATE, Column.HANDLE);
        finish();
        refused = handle;
        var begun = new ShopifyProduct(row, shop);
        refused = "";
        product = begun;
        begun.add(row, numbers);
    }

    private void finish() {
        var done = product;
        product = null;
        if (done != null)
            done.listing().ifPresent(listing -> entries.accept(new FileEntry.Taken(done.line(), listing)));
    }
}
