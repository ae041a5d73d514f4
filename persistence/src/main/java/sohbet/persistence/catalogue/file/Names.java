// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import sohbet.persistence.catalogue.Language;

/** Ids out of what people call things. */
final class Names {
    private static final int LONGEST = 64;

    private Names() {}

    /** Small letters and digits with hyphens: “Çocuk Ayakkabısı” is {@code cocuk-ayakkabisi}. */
    static String slug(String name) {
        return id(Language.folded(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", ""));
    }

    /** The name itself where it is short enough for an id; a longer one keeps its beginning and is told apart by its sum. */
    static String id(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) return name;
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - 17)) + "-" + sum(name);
    }

    private static String sum(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
