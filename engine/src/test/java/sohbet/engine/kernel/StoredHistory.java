// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;

/** The in-memory journal as a history. */
final class StoredHistory implements History {
    private final PersistenceTestKit journal;
    private final AtomicInteger reads = new AtomicInteger();
    private volatile boolean away;
    private volatile CompletableFuture<Void> reading = completedFuture(null);

    StoredHistory(PersistenceTestKit journal) {
        this.journal = journal;
    }

    int reads() {
        return reads.get();
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    /** From now on a read takes until {@link #finishReading}. */
    void readSlowly() {
        reading = new CompletableFuture<>();
    }

    void finishReading() {
        reading.complete(null);
    }

    List<Stored> of(String pid) {
        return journal.persistedInStorage(pid).stream().map(Stored.class::cast).toList();
    }

    @Override
    public CompletionStage<List<Row>> read(String pid, long after, long upTo, int most) {
        reads.incrementAndGet();
        if (away) return failedFuture(new IllegalStateException("the journal is away"));
        return reading.thenApply(now -> page(of(pid), after, upTo, most));
    }

    private static List<Row> page(List<Stored> all, long after, long upTo, int most) {
        return LongStream.rangeClosed(after + 1, Math.min(upTo, all.size()))
                .limit(most)
                .mapToObj(seq -> new Row(seq, all.get((int) seq - 1)))
                .toList();
    }
}
