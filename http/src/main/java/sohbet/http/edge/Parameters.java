// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import java.util.Map;
import java.util.Optional;

/** The query and header parameters of one request: they fit their schemas, texts are cleaned, defaults are in. */
public final class Parameters {
    private final Map<String, String> values;

    Parameters(Map<String, String> values) {
        this.values = values;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A parameter that is required or has a default. */
    public String required(String name) {
        return text(name).orElseThrow(() -> Problem.invalid(name, "missing").thrown());
    }

    public long number(String name) {
        return Long.parseLong(required(name));
    }

    public int size(String name) {
        return Math.toIntExact(number(name));
    }
}
