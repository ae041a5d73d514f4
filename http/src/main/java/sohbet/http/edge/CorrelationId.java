// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMessage;

/** What ties a request, its answer and its log lines together: the caller's own {@code X-Correlation-Id} when it is sane. */
final class CorrelationId {
    static final String HEADER = "X-Correlation-Id";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private CorrelationId() {}

    static String of(HttpMessage request) {
        return request.getHeader(HEADER)
                .map(HttpHeader::value)
                .filter(given -> SANE.matcher(given).matches())
                .orElseGet(CorrelationId::fresh);
    }

    static String fresh() {
        return UUID.randomUUID().toString();
    }
}
