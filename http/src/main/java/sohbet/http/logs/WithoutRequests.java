// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Keeps out what Pekko HTTP says of single requests: it quotes their addresses, and what somebody searched for is in those. A
 * request that took too long is told of by the edge; an answer that broke off is told here, without its address.
 */
public final class WithoutRequests extends TurboFilter {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(WithoutRequests.class);

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] words,
            @Nullable Throwable failure) {
        if (format == null || !logger.getName().startsWith("org.apache.pekko")) return FilterReply.NEUTRAL;
        String said = format.equals("{}") && words != null && words.length > 0 ? String.valueOf(words[0]) : format;
        if (said.startsWith("Request timeout encountered for request [")
                || said.startsWith("Sending an 2xx 'early' response")) return FilterReply.DENY;
        if (said.startsWith("Response stream for [")) {
            LOG.warn("an answer broke off while it was sent", failure);
            return FilterReply.DENY;
        }
        return FilterReply.NEUTRAL;
    }
}
