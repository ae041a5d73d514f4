// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import sohbet.http.account.Principal;
import sohbet.persistence.Database;
import sohbet.persistence.notification.NotificationChanges;
import sohbet.persistence.notification.NotificationList;
import sohbet.persistence.notification.NotificationList.Change;
import sohbet.persistence.notification.NotificationList.Filter;
import sohbet.persistence.notification.NotificationList.Seen;
import sohbet.persistence.notification.Reader;

/**
 * Wakes those who watch notifications at this node when there is something new for their merchant, whichever node it came
 * from. It asks for one number as long as somebody watches; what is new each watcher then asks for as the person it is.
 */
public final class NotificationFeed implements AutoCloseable {
    private static final Duration BEAT = Duration.ofMillis(300);
    private static final int NEWEST = 20;
    private static final long UNKNOWN = -1;

    private final Database database;
    private final Map<Watch, Boolean> watches = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Cancellable beat;
    private volatile long seen = UNKNOWN;

    /** What somebody has now. */
    public record Snapshot(long seq, List<Seen> items, int unread) {}

    /** What has come since a number. */
    public record News(long seq, List<Change> changes, int unread, boolean isWhole) {}

    /** One who is woken; closing it ends that. */
    public final class Watch implements AutoCloseable {
        private final String merchantId;
        private final Runnable woken;

        private Watch(String merchantId, Runnable woken) {
            this.merchantId = merchantId;
            this.woken = woken;
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }

    private NotificationFeed(Database database, ClassicActorSystemProvider provider) {
        this.database = database;
        var system = provider.classicSystem();
        beat = system.scheduler().scheduleWithFixedDelay(BEAT, BEAT, this::look, system.dispatcher());
    }

    public static NotificationFeed start(Database database, ClassicActorSystemProvider system) {
        return new NotificationFeed(database, system);
    }

    /** @param woken called on some thread, and must return at once */
    public Watch watch(Principal.Staff staff, Runnable woken) {
        var watch = new Watch(staff.merchantId(), woken);
        watches.put(watch, true);
        return watch;
    }

    /** The number first: what comes after it may be in the list already, but nothing is left out. */
    public CompletionStage<Snapshot> now(Principal.Staff staff) {
        return database.read(staff.merchantId(), connection -> {
            var list = NotificationList.of(connection, reader(staff));
            long head = list.head();
            return new Snapshot(head, list.page(Filter.ALL, NEWEST), list.unread());
        });
    }

    public CompletionStage<News> after(Principal.Staff staff, long seq) {
        return database.read(staff.merchantId(), connection -> {
            var list = NotificationList.of(connection, reader(staff));
            long head = list.head();
            if (!list.reachesBackTo(seq)) return new News(head, List.of(), 0, false);
            return new News(head, list.after(seq, head), list.unread(), true);
        });
    }

    static Reader reader(Principal.Staff staff) {
        return new Reader(staff.merchantId(), staff.userId(), staff.role());
    }

    private record Looked(long head, Set<String> merchants) {}

    /** Does not wait for the beat: something was just done here. */
    void look() {
        if (watches.isEmpty()) {
            seen = UNKNOWN;
            return;
        }
        if (!looking.compareAndSet(false, true)) return;
        long before = seen;
        database.engineRead(connection -> {
                    long head = NotificationChanges.head(connection);
                    return new Looked(
                            head,
                            before == UNKNOWN || before == head
                                    ? Set.of()
                                    : NotificationChanges.merchantsAfter(connection, before));
                })
                .whenComplete((looked, failure) -> {
                    if (looked != null) tell(before, looked);
                    looking.set(false);
                });
    }

    private void tell(long before, Looked looked) {
        seen = looked.head();
        if (before == looked.head()) return;
        var merchants = new HashSet<>(looked.merchants());
        boolean all = before == UNKNOWN || merchants.contains("*");
        for (var watch : watches.keySet()) if (all || merchants.contains(watch.merchantId)) watch.woken.run();
    }

    @Override
    public void close() {
        beat.cancel();
    }
}
