// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * What a browser may do with an answer. An API answer may do nothing at all; a page brings a {@code Content-Security-Policy}
 * of its own, and what stands in the answer already is left alone.
 */
public final class SecurityHeaders {
    private static final HttpHeader API =
            RawHeader.create("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    private static final List<HttpHeader> ALWAYS = List.of(
            RawHeader.create("X-Content-Type-Options", "nosniff"),
            RawHeader.create("Referrer-Policy", "strict-origin-when-cross-origin"),
            RawHeader.create("X-Frame-Options", "DENY"),
            RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
            RawHeader.create(
                    "Permissions-Policy",
                    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
                            + "microphone=(), midi=(), payment=(), usb=()"));
    /** Half a year. Without subdomains: the host's others are not ours to bind. */
    private static final HttpHeader HSTS = RawHeader.create("Strict-Transport-Security", "max-age=15552000");

    private static final HttpHeader NO_STORE = RawHeader.create("Cache-Control", "no-store");

    private SecurityHeaders() {}

    /** The staff's pages: only our own scripts, styles only with the nonce, sockets to ourselves, in nobody's frame. */
    public static HttpHeader admin(String nonce) {
        return policy("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce
                + "'; style-src-attr 'unsafe-inline'; "
                + "img-src 'self' data: https:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
                + "form-action 'self'; frame-ancestors 'none'");
    }

    /** A shop's page, here the demo's: the widget brings its own styles into its shadow root. */
    public static HttpHeader shop() {
        return policy(
                "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; "
                        + "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'");
    }

    /** The API's documents: Swagger UI sets styles from its script. */
    public static HttpHeader documents() {
        return policy(
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
                        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    /** A page that only shows something: a style of its own, and nothing that runs. */
    public static HttpHeader plain() {
        return policy("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
                + "frame-ancestors 'none'");
    }

    /** @param https whether the engine is reached over https, by its public address */
    static HttpResponse around(HttpResponse response, boolean https) {
        List<HttpHeader> missing = new ArrayList<>();
        if (https) {
            addMissing(response, HSTS, missing);
        }
        for (HttpHeader header : ALWAYS) {
            addMissing(response, header, missing);
        }
        addMissing(response, API, missing);
        addMissing(response, NO_STORE, missing);
        return response.addHeaders(missing);
    }

    private static void addMissing(HttpResponse response, HttpHeader header, List<HttpHeader> missing) {
        if (response.getHeader(header.name()).isEmpty()) {
            missing.add(header);
        }
    }

    private static HttpHeader policy(String value) {
        return RawHeader.create("Content-Security-Policy", value);
    }
}
