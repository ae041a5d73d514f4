// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import java.net.URI;
import java.util.Map;
import org.apache.pekko.util.ByteString;

/** One request as it is to be sent. */
record Letter(URI to, Map<String, String> headers, ByteString body) {
    /** Without the address, which may be a secret. */
    @Override
    public String toString() {
        return "letter";
    }
}
