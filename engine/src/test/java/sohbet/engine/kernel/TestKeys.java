// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A key store in memory, which can be away. */
final class TestKeys implements Keys {
    private final Map<String, Seal> keys = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean away;
    private volatile boolean throwing;
    private volatile CompletableFuture<Void> deleting = completedFuture(null);

    /** From now on every call fails. */
    void goAway() {
        away = true;
    }

    /** From now on every call fails before there is a stage to fail. */
    void breakDown() {
        throwing = true;
    }

    /** From now on keys take until {@link #finishDeleting} to be deleted. */
    void deleteSlowly() {
        deleting = new CompletableFuture<>();
    }

    void finishDeleting() {
        deleting.complete(null);
    }

    void comeBack() {
        away = false;
        throwing = false;
    }

    int calls() {
        return calls.get();
    }

    boolean has(String pid) {
        return keys.containsKey(pid);
    }

    @Override
    public CompletionStage<Optional<Seal>> find(String pid) {
        return answer(() -> Optional.ofNullable(keys.get(pid)));
    }

    @Override
    public CompletionStage<Seal> findOrCreate(String pid) {
        return answer(() -> keys.computeIfAbsent(pid, p -> new TestSeal((byte) numbers.incrementAndGet())));
    }

    @Override
    public CompletionStage<Void> delete(String pid) {
        return deleting.thenCompose(now -> answer(() -> {
            keys.remove(pid);
            return null;
        }));
    }

    private <T> CompletionStage<T> answer(Supplier<T> found) {
        calls.incrementAndGet();
        if (throwing) throw new IllegalStateException("the key store is closed");
        if (away) return failedFuture(new IllegalStateException("the key store is away"));
        return completedFuture(found.get());
    }
}
