// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One request and the answer it got, as they are shown.
 *
 * @param parameters those of the path, the query and the headers
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Example(Map<String, String> parameters, Content request, int status, Content response) {
    /** @param body null for none; a text for what is no JSON */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Content(String type, JsonNode body) {
        static final Content NONE = new Content("", null);
    }
}
