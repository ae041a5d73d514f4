// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.file;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Reads a file of products, whatever its format, encoding and separator; they show in what stands in it. */
public final class CatalogueFile {
    private static final int HEAD = 64 * 1024;
    private static final String SEPARATORS = ",;\t";

    private CatalogueFile() {}

    public static void read(Path file, ShopFile shop, Consumer<FileEntry> entries) throws IOException {
        read(file, shop, entries, bytes -> {});
    }

    /**
     * @param entries told of each product and each fault, in the file's order and as it is read
     * @param progress told how many bytes have been read
     */
    public static void read(Path file, ShopFile shop, Consumer<FileEntry> entries, LongConsumer progress)
            throws IOException {
        Charset encoding = Encoding.of(file);
        String head = head(file, encoding);
        String begins = head.stripLeading();
        var once = new Once(entries);
        try (var text = text(file, encoding, progress)) {
            if (begins.isEmpty()) entries.accept(new FileEntry.Refused(1, "", FileFault.EMPTY_FILE, ""));
            else if (begins.startsWith("{") || begins.startsWith("[")) new JsonProducts(shop, once).read(text);
            else new ShopifyCsv(shop, once).read(text, separator(head));
        }
    }

    /** Each product once: what comes again further down has no say. */
    private static final class Once implements Consumer<FileEntry> {
        private final HashSet<String> seen = new HashSet<>();
        private final Consumer<FileEntry> inner;

        Once(Consumer<FileEntry> inner) {
            this.inner = inner;
        }

        @Override
        public void accept(FileEntry entry) {
            boolean again = entry instanceof FileEntry.Taken taken
                    && !seen.add(taken.listing().id());
            inner.accept(again ? duplicate((FileEntry.Taken) entry) : entry);
        }

        private static FileEntry duplicate(FileEntry.Taken taken) {
            return new FileEntry.Refused(
                    taken.row(), "Handle", FileFault.DUPLICATE, taken.listing().id());
        }
    }

    private static Reader text(Path file, Charset encoding, LongConsumer progress) throws IOException {
        var text =
                new BufferedReader(new InputStreamReader(new Counted(Files.newInputStream(file), progress), encoding));
        text.mark(1);
        if (text.read() != '\uFEFF') text.reset();
        return text;
    }

    private static String head(Path file, Charset encoding) throws IOException {
        try (var text = text(file, encoding, bytes -> {})) {
            char[] head = new char[HEAD];
            int length = 0;
            for (int read = 0; read >= 0 && length < HEAD; read = text.read(head, length, HEAD - length))
                length += read;
            return new String(head, 0, Math.max(0, length));
        }
    }

    /** The one that separates most of the header. */
    private static char separator(String head) {
        String line = firstLine(head);
        char best = ',';
        for (char candidate : SEPARATORS.toCharArray())
            if (count(line, candidate) > count(line, best)) best = candidate;
        return best;
    }

    private static String firstLine(String head) {
        return head.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    private static long count(String line, char separator) {
        boolean quoted = false;
        long count = 0;
        for (char c : line.toCharArray()) {
            if (c == '"') quoted = !quoted;
            else if (c == separator && !quoted) count++;
        }
        return count;
    }

    private static final class Counted extends FilterInputStream {
        private final LongConsumer progress;
        private long bytes;

        Counted(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) progress.accept(++bytes);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            if (read > 0) progress.accept(bytes += read);
            return read;
        }
    }
}
