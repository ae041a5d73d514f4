// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.account.KeyExpiry;
import sohbet.persistence.account.Role;
import sohbet.persistence.notification.Link;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.NotificationKeeping;
import sohbet.persistence.notification.NotificationType;
import sohbet.persistence.notification.Notifications;
import sohbet.persistence.notification.PoisonFacts;

/** What is looked for in the tables now and then; several nodes may do it at once and tell it once. */
public final class Chores implements AutoCloseable {
    private static final Duration OFTEN = Duration.ofSeconds(5);
    private static final Duration SELDOM = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    private final Announcer announcer;
    private final KeyExpiry keys;
    private final InstantSource clock;
    private final List<Cancellable> beats;

    private Chores(Announcer announcer, KeyExpiry keys, InstantSource clock, ClassicActorSystemProvider provider) {
        this.announcer = announcer;
        this.keys = keys;
        this.clock = clock;
        var system = provider.classicSystem();
        var scheduler = system.scheduler();
        beats = List.of(
                scheduler.scheduleWithFixedDelay(OFTEN, OFTEN, this::tellPoisonFacts, system.dispatcher()),
                scheduler.scheduleWithFixedDelay(SOON, SELDOM, this::remind, system.dispatcher()),
                scheduler.scheduleWithFixedDelay(SOON, SELDOM, this::clear, system.dispatcher()));
    }

    public static Chores start(
            Announcer announcer, KeyExpiry keys, InstantSource clock, ClassicActorSystemProvider system) {
        return new Chores(announcer, keys, clock, system);
    }

    private void tellPoisonFacts() {
        announcer.within(PoisonFacts::tell).whenComplete((told, why) -> noted("poison facts", why));
    }

    /** Of the end of each key its person or the merchant's admins hear once, a week ahead. */
    void remind() {
        keys.due(KeyExpiry.AHEAD).whenComplete((due, why) -> {
            noted("keys that end", why);
            if (due != null) due.forEach(this::remind);
        });
    }

    private void remind(KeyExpiry.Ending ending) {
        announcer
                .within((connection, notifications) -> reminded(connection, notifications, ending))
                .whenComplete((told, why) -> noted("a key that ends", why));
    }

    private boolean reminded(Connection connection, Notifications notifications, KeyExpiry.Ending ending)
            throws SQLException {
        if (!KeyExpiry.reminded(connection, ending)) return false;
        var at = clock.instant();
        String owner = ending.ownerId();
        var about = owner == null
                ? NewNotification.forRole(
                        ending.merchantId(), Role.ADMIN, NotificationType.KEY_EXPIRING, ending.id(), at)
                : NewNotification.forPerson(ending.merchantId(), owner, NotificationType.KEY_EXPIRING, ending.id(), at);
        notifications.raise(
                connection,
                about.with(Map.of(
                                "name",
                                ending.name(),
                                "expires_at",
                                ending.expiresAt().toString()))
                        .leadingTo(Link.Kind.API_KEY, ending.id()));
        return true;
    }

    private void clear() {
        announcer
                .within((connection, notifications) -> NotificationKeeping.clear(connection))
                .whenComplete((gone, why) -> {
                    noted("old notifications", why);
                    if (gone != null && gone > 0) clear();
                });
    }

    private static void noted(String what, @Nullable Throwable why) {
        if (why != null) LOG.debug("{} were not looked at", what, why);
    }

    @Override
    public void close() {
        beats.forEach(Cancellable::cancel);
    }
}
