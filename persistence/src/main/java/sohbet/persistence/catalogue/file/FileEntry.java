// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.file;

import sohbet.persistence.catalogue.Listing;

/** What one place of a file turned out to be. Rows are lines of a CSV, the header being the first, and places in a list of JSON. */
public sealed interface FileEntry {
    long row();

    /** A product, with the row it begins in. */
    record Taken(long row, Listing listing) implements FileEntry {}

    /**
     * Something that cannot be taken.
     *
     * @param field the column's title, or the name in JSON; empty when it is the whole row
     * @param given what stands there
     */
    record Refused(long row, String field, FileFault fault, String given) implements FileEntry {
        private static final int SHOWN = 100;

        public Refused {
            given = given.length() <= SHOWN ? given : given.substring(0, given.offsetByCodePoints(0, SHOWN / 2)) + "…";
        }
    }
}
