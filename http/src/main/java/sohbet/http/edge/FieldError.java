// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * One place of a request or frame that does not fit.
 *
 * @param at a JSON pointer into the body, or the name of a parameter
 * @param message in the reader's language
 * @param rule the schema's keyword that was broken, for example {@code maxLength}
 */
public record FieldError(
        String at, String message, @JsonIgnore String rule) {
    /** Whether a text was longer than allowed. */
    @JsonIgnore
    public boolean isTooLong() {
        return rule.equals("maxLength");
    }
}
