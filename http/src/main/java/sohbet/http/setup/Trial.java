// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Language;

/**
 * How a test went.
 *
 * @param why the code of the trouble, when it did not go well
 * @param message the same in words, with what to do
 * @param said what the other side answered, when it did
 * @param models what can be chosen
 */
public record Trial(
        boolean ok,
        @Nullable String why,
        @Nullable String message,
        @Nullable String said,
        @Nullable List<String> models) {

    static Trial well(@Nullable String said) {
        return new Trial(true, null, null, said, null);
    }

    static Trial models(List<String> models) {
        return new Trial(true, null, null, null, models);
    }

    static Trial failed(Trouble trouble, Language language) {
        return new Trial(false, trouble.code(), trouble.in(language), null, null);
    }
}
