// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** So much at once on this node and no more: who finds no place is refused at once, because a queue only makes all late. */
public final class Places {
    private final Semaphore free;

    public Places(int most) {
        free = new Semaphore(most);
    }

    /** Keeps a place until the exchange is over; refuses with {@code overloaded} when none is free. */
    public void take(Exchange exchange) {
        if (!free.tryAcquire()) throw Problem.of("overloaded").thrown();
        exchange.holds(new Place());
    }

    /** One that is taken; given back once, however often. */
    final class Place implements AutoCloseable {
        private final AtomicBoolean given = new AtomicBoolean();

        @Override
        public void close() {
            if (given.compareAndSet(false, true)) free.release();
        }
    }
}
