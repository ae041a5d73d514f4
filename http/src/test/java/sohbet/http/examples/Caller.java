// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import java.util.Map;
import sohbet.http.House.Answer;

/** Who asks: what their requests carry beside what they ask for. */
record Caller(Map<String, String> headers) {
    static final Caller NOBODY = new Caller(Map.of());

    Caller {
        headers = Map.copyOf(headers);
    }

    static Caller machine(String key) {
        return new Caller(Map.of("Authorization", "Bearer " + key));
    }

    static Caller page(String publicKey, String token) {
        return new Caller(Map.of("X-Sohbet-Key", publicKey, "Authorization", "Bearer " + token));
    }

    /** The person whom this answer has just let in. */
    static Caller person(Answer in, String csrf) {
        return new Caller(Map.of("Cookie", cookie(in), "X-CSRF-Token", csrf));
    }

    /** The browser that has just begun something. */
    static Caller browser(Answer begun) {
        return new Caller(Map.of("Cookie", cookie(begun)));
    }

    private static String cookie(Answer in) {
        return in.response().headers().allValues("Set-Cookie").stream()
                .filter(one -> !one.contains("Max-Age=0"))
                .reduce((first, last) -> last)
                .orElseThrow()
                .split(";", 2)[0];
    }
}
