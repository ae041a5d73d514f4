// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The wizard as its page sees it. Whoever is not in learns only whether there is something left to set up. */
record SetupView(boolean done, boolean entered, @Nullable Inside inside) {

    /** @param csrf what writes have to say beside the cookie */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Inside(
            String csrf,
            String at,
            Draft.@Nullable Admin admin,
            Draft.@Nullable Shop shop,
            Draft.@Nullable Model model,
            Draft.@Nullable Messaging messaging,
            Given given,
            DatabaseView database,
            boolean sandbox) {}

    /** Which secrets were given; what they are is told to nobody. */
    record Given(boolean password, boolean model, boolean twilio, boolean telegram) {}

    /**
     * @param kind {@code embedded} or {@code postgresql}
     * @param shown where it is
     * @param fixed the variable or option that says so, and that a move cannot change
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record DatabaseView(
            String kind,
            String shown,
            @Nullable String fixed,
            @Nullable MoveView move) {}

    /**
     * @param state {@code moving}, {@code moved} or {@code failed}
     * @param message why it failed, in words
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record MoveView(
            String state,
            String step,
            String table,
            int tables,
            int tablesDone,
            long rows,
            @Nullable String why,
            @Nullable String message) {}

    static Given given(Draft.Secrets secrets) {
        return new Given(
                secrets.has(Draft.Secrets.PASSWORD),
                secrets.has(Draft.Secrets.MODEL),
                secrets.has(Draft.Secrets.TWILIO),
                secrets.has(Draft.Secrets.TELEGRAM));
    }
}
