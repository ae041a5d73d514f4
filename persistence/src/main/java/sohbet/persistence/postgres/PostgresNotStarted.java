// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The embedded server cannot start; the message is one sentence for the person at the keyboard. */
public final class PostgresNotStarted extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    PostgresNotStarted(String sentence) {
        super(sentence);
    }

    PostgresNotStarted(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
