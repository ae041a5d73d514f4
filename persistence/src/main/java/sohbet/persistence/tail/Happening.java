// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.time.Instant;
import sohbet.engine.kernel.Recorded;

/**
 * One fact of one entity, with its place among all facts.
 *
 * @param kind the aggregate, the first word of the persistence id {@code kind|merchant~id}
 * @param writtenAt when it was handed to the journal, by the clock of the writing node
 */
public record Happening(
        Position position,
        String persistenceId,
        String kind,
        String merchant,
        String id,
        Instant writtenAt,
        Recorded<?> recorded)
        implements TailRow {

    static Happening of(Position position, String persistenceId, Instant writtenAt, Recorded<?> recorded) {
        int bar = persistenceId.indexOf('|');
        int tilde = persistenceId.indexOf('~', bar + 1);
        if (bar < 0 || tilde < 0) throw new IllegalArgumentException(persistenceId + " is not kind|merchant~id");
        return new Happening(
                position,
                persistenceId,
                persistenceId.substring(0, bar),
                persistenceId.substring(bar + 1, tilde),
                persistenceId.substring(tilde + 1),
                writtenAt,
                recorded);
    }

    /** The id the aggregate is asked under: {@code merchant~id}. */
    public String entityId() {
        return merchant + "~" + id;
    }

    @Override
    public long seq() {
        return recorded.seq();
    }
}
