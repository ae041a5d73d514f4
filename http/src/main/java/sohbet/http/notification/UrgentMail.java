// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.http.mail.MailSender;
import sohbet.persistence.Database;
import sohbet.persistence.notification.Addressee;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.NotificationLetters;

/**
 * Mails at once what cannot be stored, to those who look after the installation. The database is what is gone then, so who
 * they are is asked while it answers, once a minute, and the mail goes past the outbox.
 */
public final class UrgentMail implements AutoCloseable {
    private static final Duration OFTEN = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration ONE_IN = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(UrgentMail.class);

    private final Database database;
    private final MailSender sender;
    private final NotificationLetters letters;
    private final InstantSource clock;
    private final Map<String, Instant> sent = new HashMap<>();
    private final Cancellable asking;
    private volatile List<Addressee> people = List.of();

    private UrgentMail(
            Database database,
            MailSender sender,
            NotificationLetters letters,
            InstantSource clock,
            ClassicActorSystemProvider provider) {
        this.database = database;
        this.sender = sender;
        this.letters = letters;
        this.clock = clock;
        var system = provider.classicSystem();
        asking = system.scheduler().scheduleWithFixedDelay(Duration.ZERO, OFTEN, this::ask, system.dispatcher());
    }

    public static UrgentMail start(
            Database database,
            MailSender sender,
            NotificationLetters letters,
            InstantSource clock,
            ClassicActorSystemProvider system) {
        return new UrgentMail(database, sender, letters, clock, system);
    }

    private void ask() {
        database.engineRead(Addressee::ofInstallation).whenComplete((found, failure) -> {
            if (failure == null) people = found;
            else LOG.debug("who looks after the installation cannot be asked; those of before hold");
        });
    }

    /** Whether anybody is known to write to. */
    boolean knowsAnybody() {
        return !people.isEmpty();
    }

    /** The ids of those who have it; who is not reached is written to when it is stored. One mail an hour for a cause. */
    CompletionStage<Set<String>> send(NewNotification it) {
        if (!it.merchantId().equals(NewNotification.INSTALLATION) || !isNext(it))
            return CompletableFuture.completedStage(Set.of());
        Instant now = clock.instant();
        Set<String> reached = new HashSet<>();
        var mails = people.stream()
                .filter(one -> one.wants(it.type(), it.severity()) && one.notBefore(it.severity(), now) == null)
                .map(one -> sent(it, one).thenAccept(taken -> {
                    synchronized (reached) {
                        if (taken) reached.add(one.userId());
                    }
                }))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(mails).thenApply(all -> {
            if (mails.length > 0)
                LOG.info("{} was mailed at once to {} of {}", it.type().word(), reached.size(), mails.length);
            if (reached.isEmpty()) forget(it);
            return Set.copyOf(reached);
        });
    }

    /** Whatever goes wrong with a mail, it ends: what is kept waits for it. */
    private CompletableFuture<Boolean> sent(NewNotification it, Addressee to) {
        return CompletableFuture.supplyAsync(() -> letters.about(it.unstored(), to))
                .thenCompose(sender::send)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(failed -> false);
    }

    private synchronized boolean isNext(NewNotification it) {
        Instant now = clock.instant();
        sent.values().removeIf(at -> at.plus(ONE_IN).isBefore(now));
        return sent.putIfAbsent(cause(it), now) == null;
    }

    /** Nobody has it, so the next time is tried as well. */
    private synchronized void forget(NewNotification it) {
        sent.remove(cause(it));
    }

    private static String cause(NewNotification it) {
        return it.type().word() + " " + it.cause();
    }

    @Override
    public void close() {
        asking.cancel();
    }
}
