// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import org.jspecify.annotations.Nullable;

/** An exception's kind and places without its words: those may quote what a visitor wrote. */
final class Muted extends Exception {
    Muted(Throwable of) {
        super(of.getClass().getName(), cause(of), false, true);
        setStackTrace(of.getStackTrace());
    }

    private static @Nullable Muted cause(Throwable of) {
        Throwable cause = of.getCause();
        return cause == null ? null : new Muted(cause);
    }
}
