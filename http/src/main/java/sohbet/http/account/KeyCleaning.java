// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.time.Duration;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.account.KeyExpiry;

/** Clears away, every hour, the keys that have been over for long; several nodes may do it at once. */
record KeyCleaning(Cancellable beat) implements AutoCloseable {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration BEAT = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(KeyCleaning.class);

    static KeyCleaning start(KeyExpiry keys, ClassicActorSystemProvider provider) {
        var system = provider.classicSystem();
        return new KeyCleaning(
                system.scheduler().scheduleWithFixedDelay(FIRST, BEAT, () -> clear(keys), system.dispatcher()));
    }

    private static void clear(KeyExpiry keys) {
        keys.clear().whenComplete((gone, failure) -> {
            if (failure != null) LOG.debug("keys were not cleared away", failure);
            else if (gone > 0) LOG.info("{} keys that were over for long have been cleared away", gone);
        });
    }

    @Override
    public void close() {
        beat.cancel();
    }
}
