// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import sohbet.persistence.catalogue.file.FileEntry;

/** What could not be taken of a file, as a CSV to work through: its row and field, the reason, and what stands there. */
public final class FaultFile {
    private FaultFile() {}

    public static String header() {
        return line("row", "field", "code", "message_tr", "message_en", "given");
    }

    public static String lines(List<FileEntry.Refused> faults) {
        var lines = new StringBuilder();
        for (var one : faults)
            lines.append(line(
                    Long.toString(one.row()),
                    harmless(one.field()),
                    one.fault().code(),
                    one.fault().turkish(),
                    one.fault().english(),
                    harmless(one.given())));
        return lines.toString();
    }

    /** A spreadsheet would run a cell that begins like a formula. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String line(String... cells) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
