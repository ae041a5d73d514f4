// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import sohbet.persistence.Database;
import sohbet.persistence.notification.Link;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.NotificationType;

/** Tells that this node cannot reach the database, which is kept until it can be stored, and that it is back. */
public final class DatabaseWatch implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(2);
    /** Away is a sample of 1; a single lost connection is none of it. */
    static final Rule RULE = new Rule(NotificationType.DATABASE_UNREACHABLE, 0.5, 0.5, 3, 2);

    private final Database database;
    private final Announcer announcer;
    private final InstantSource clock;
    private final String node;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Cancellable beat;
    private volatile Rule.Standing standing = Rule.Standing.FIRST;

    private DatabaseWatch(
            Database database,
            Announcer announcer,
            InstantSource clock,
            String node,
            ClassicActorSystemProvider provider) {
        this.database = database;
        this.announcer = announcer;
        this.clock = clock;
        this.node = node;
        var system = provider.classicSystem();
        beat = system.scheduler().scheduleWithFixedDelay(BEAT, BEAT, this::look, system.dispatcher());
    }

    public static DatabaseWatch start(
            Database database,
            Announcer announcer,
            InstantSource clock,
            String node,
            ClassicActorSystemProvider system) {
        return new DatabaseWatch(database, announcer, clock, node, system);
    }

    private void look() {
        if (!looking.compareAndSet(false, true)) return;
        database.engineRead(connection -> connection.isValid(1))
                .exceptionally(away -> false)
                .thenAccept(isThere -> {
                    heard(isThere);
                    looking.set(false);
                });
    }

    private void heard(boolean isThere) {
        boolean wasAway = standing.told() == Rule.Told.RAISED;
        var looked = RULE.look(standing, isThere ? 0 : 1);
        standing = looked.standing();
        switch (looked.verdict()) {
            case RAISE -> {
                announcer.resolve(about(NotificationType.DATABASE_BACK));
                announcer.raise(about(NotificationType.DATABASE_UNREACHABLE));
            }
            case RESOLVE -> {
                announcer.resolve(about(NotificationType.DATABASE_UNREACHABLE));
                if (wasAway) announcer.raise(about(NotificationType.DATABASE_BACK));
            }
            case NOTHING -> {}
        }
    }

    private NewNotification about(NotificationType type) {
        return NewNotification.ofInstallation(type, node, clock.instant())
                .with(Map.of("node", node))
                .leadingTo(Link.Kind.HEALTH, null);
    }

    @Override
    public void close() {
        beat.cancel();
    }
}
