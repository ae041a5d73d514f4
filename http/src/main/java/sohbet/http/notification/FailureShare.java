// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import java.util.concurrent.atomic.LongAdder;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Exchange;

/** How many of the requests are answered that something is wrong with us. */
public final class FailureShare implements Edge.Observer {
    /** Of fewer one says nothing. */
    private static final long FEWEST = 20;

    private static final int OURS = 500;
    private final LongAdder all = new LongAdder();
    private final LongAdder failed = new LongAdder();

    @Override
    public void answered(Exchange exchange, HttpRequest request, HttpResponse response) {
        count(response.status().intValue());
    }

    void count(int status) {
        all.increment();
        if (status >= OURS) failed.increment();
    }

    /** In percent since the last time it was asked; no number when too few were. */
    double since() {
        if (all.sum() < FEWEST) return Double.NaN;
        return 100.0 * failed.sumThenReset() / all.sumThenReset();
    }
}
