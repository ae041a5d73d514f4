// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

/** What a text is to contain, for {@code like}. */
public final class LikePattern {
    private LikePattern() {}

    /** Matches texts that contain this one, its own wildcards taken literally. */
    public static String containing(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
