// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.StoredName;

/** What is worth telling the other side now and never again. */
public sealed interface Notice {
    /** Somebody begins or stops typing. */
    @StoredName("typing")
    record Typing(String session, Speaker by, @Nullable String name, boolean on) implements Notice {}
}
