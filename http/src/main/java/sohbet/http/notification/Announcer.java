// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.Database;
import sohbet.persistence.Outage;
import sohbet.persistence.account.Token;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.Notifications;
import sohbet.persistence.notification.Told;
import sohbet.persistence.notification.ToldFile;

/**
 * Tells what has happened outside any transaction, in order. While the database is away it is kept in memory and in a file
 * beside the log, mailed at once to those who look after the installation, and stored, with the other mails, once the database
 * is back; a restart in between reads the file.
 */
public final class Announcer implements AutoCloseable {
    /** So many wait at most, here and in the file; what comes then is in the log alone. */
    static final int MOST = 1_000;

    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final Database database;
    private final Notifications notifications;
    private final @Nullable ToldFile file;
    private final @Nullable UrgentMail urgent;
    private final Deque<Told> kept = new ArrayDeque<>();

    /** What is being mailed just now: stored meanwhile it would be mailed once more. */
    private final Set<Told> onItsWay = new HashSet<>();

    private final AtomicInteger waiting = new AtomicInteger();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("notifications").factory());
    private final Cancellable beat;

    private Announcer(
            Database database,
            Notifications notifications,
            @Nullable Path path,
            @Nullable UrgentMail urgent,
            ClassicActorSystemProvider provider) {
        this.database = database;
        this.notifications = notifications;
        this.urgent = urgent;
        this.file = path == null ? null : new ToldFile(path);
        readBack();
        var system = provider.classicSystem();
        beat = system.scheduler().scheduleWithFixedDelay(BEAT, BEAT, () -> run(this::storeKept), system.dispatcher());
    }

    /**
     * @param path of the file beside the log; null to keep it in memory alone
     * @param urgent null when nobody carries mails
     */
    public static Announcer start(
            Database database,
            Notifications notifications,
            @Nullable Path path,
            @Nullable UrgentMail urgent,
            ClassicActorSystemProvider system) {
        return new Announcer(database, notifications, path, urgent, system);
    }

    private void readBack() {
        if (file == null) return;
        try {
            kept.addAll(file.read());
        } catch (IOException e) {
            LOG.error("notifications an earlier run could not store cannot be read", e);
        }
        if (!kept.isEmpty()) run(this::storeKept);
    }

    /** Done once it is stored (true) or kept (false). */
    public CompletionStage<Boolean> raise(NewNotification notification) {
        return tell(new Told.Raised(notification));
    }

    public CompletionStage<Boolean> resolve(NewNotification over) {
        return tell(new Told.Resolved(over.merchantId(), over.type(), over.cause(), over.at()));
    }

    /** With somebody's own part of the transaction; fails as that does, and nothing is kept. */
    public <T> CompletionStage<T> within(Work<T> work) {
        return database.engineWrite(connection -> work.on(connection, notifications));
    }

    /** What else happens in a transaction that tells. */
    @FunctionalInterface
    public interface Work<T> {
        T on(java.sql.Connection connection, Notifications notifications) throws java.sql.SQLException;
    }

    private CompletionStage<Boolean> tell(Told told) {
        var done = new CompletableFuture<Boolean>();
        if (waiting.incrementAndGet() > MOST) {
            waiting.decrementAndGet();
            LOG.error("too much is waiting to be told; left out: {}", name(told));
            done.complete(false);
            return done;
        }
        run(() -> {
            try {
                done.complete(stored(told));
            } finally {
                waiting.decrementAndGet();
                done.complete(false);
            }
        });
        return done;
    }

    private boolean stored(Told told) {
        if (kept.isEmpty()) {
            var why = store(told);
            if (why == null) return true;
            if (!passes(why)) {
                LOG.error("this cannot be told: {}", name(told), why);
                return false;
            }
        }
        keep(told);
        return false;
    }

    private void keep(Told told) {
        if (kept.size() >= MOST) {
            LOG.error("too much is kept until the database is back; left out: {}", name(told));
            return;
        }
        var once = once(told);
        kept.add(once);
        LOG.warn("kept until the database is back: {}", name(told));
        write(once);
        if (once instanceof Told.Raised raised) mail(raised);
    }

    private void write(Told told) {
        if (file == null) return;
        try {
            file.add(told);
        } catch (IOException e) {
            LOG.error("kept in memory alone, a restart would lose it: {}", name(told), e);
        }
    }

    private void mail(Told.Raised raised) {
        if (urgent == null) return;
        onItsWay.add(raised);
        urgent.send(raised.notification()).whenComplete((reached, failure) -> {
            if (failure != null) LOG.error("could not be mailed at once: {}", name(raised), failure);
            run(() -> mailed(raised, failure == null ? reached : Set.of()));
        });
    }

    private void mailed(Told.Raised raised, Set<String> reached) {
        onItsWay.remove(raised);
        if (reached.isEmpty()) return;
        var now = new Told.Raised(raised.notification(), reached);
        var all = kept.stream().map(told -> told.equals(raised) ? now : told).toList();
        kept.clear();
        kept.addAll(all);
        write(now);
    }

    /** A crash after the first of several is stored leaves all in the file: each has a name by which it counts once. */
    private static Told once(Told told) {
        return told instanceof Told.Raised(NewNotification it, Set<String> mailed) && it.fact() == null
                ? new Told.Raised(it.once("kept " + Token.id()), mailed)
                : told;
    }

    private void storeKept() {
        if (kept.isEmpty()) return;
        for (var first = kept.peek(); first != null; first = kept.peek()) {
            if (onItsWay.contains(first)) return;
            var why = store(first);
            if (why != null && passes(why)) return;
            if (why != null) LOG.error("this cannot be told: {}", name(first), why);
            kept.remove();
        }
        LOG.info("what was kept while the database was away is stored");
        if (file == null) return;
        try {
            file.clear();
        } catch (IOException e) {
            LOG.error("the file of notifications that are stored now cannot be removed", e);
        }
    }

    private @Nullable Throwable store(Told told) {
        try {
            database.engineWrite(connection -> {
                        told.store(connection, notifications);
                        return true;
                    })
                    .toCompletableFuture()
                    .join();
            return null;
        } catch (CompletionException e) {
            return e.getCause() == null ? e : e.getCause();
        }
    }

    /** The database is away, or somebody else was in the way. */
    private static boolean passes(Throwable why) {
        return Outage.is(why)
                || (why instanceof java.sql.SQLException sql
                        && String.valueOf(sql.getSQLState()).startsWith("40"));
    }

    private static String name(Told told) {
        return switch (told) {
            case Told.Raised(NewNotification it, Set<String> mailed) ->
                it.type().word() + " " + it.cause();
            case Told.Resolved it -> it.type().word() + " " + it.cause() + " is over";
        };
    }

    private void run(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException closed) {
            LOG.debug("too late to tell anything");
        }
    }

    /** What was told before is stored or kept once this returns. */
    @Override
    public void close() {
        beat.cancel();
        thread.close();
    }
}
