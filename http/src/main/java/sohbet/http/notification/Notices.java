// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;
import org.jspecify.annotations.Nullable;
import sohbet.http.account.AccountNews;
import sohbet.http.mail.MailSender;
import sohbet.http.webhook.WhenRaisedThenTellWebhooks;
import sohbet.persistence.Database;
import sohbet.persistence.account.KeyExpiry;
import sohbet.persistence.notification.NotificationLetters;
import sohbet.persistence.notification.NotificationMails;
import sohbet.persistence.notification.Notifications;

/** Everything at one node that notices what people should hear of, put together. It goes by the real clock. */
public record Notices(
        Notifications notifications,
        Announcer announcer,
        AccountNews staff,
        FailureShare failures,
        CrashWatch crashes,
        List<AutoCloseable> watches)
        implements AutoCloseable {

    /**
     * @param folder where what cannot be stored is kept beside the log; empty for in memory alone
     * @param port where this engine serves HTTP
     * @param carrier of what cannot wait for the outbox; empty when mails leave by no other way
     */
    public static Notices start(
            ActorSystem<?> system,
            Database database,
            URI publicBaseUrl,
            String folder,
            int port,
            Optional<MailSender> carrier,
            TailDelay tail) {
        var clock = InstantSource.system();
        var classic = system.classicSystem();
        var letters = new NotificationLetters(publicBaseUrl);
        var notifications =
                new Notifications(List.of(new NotificationMails(letters, clock), new WhenRaisedThenTellWebhooks()));
        String node = Cluster.get(system).selfMember().address().hostPort();
        var urgent = carrier.map(by -> UrgentMail.start(database, by, letters, clock, classic));
        var announcer = Announcer.start(database, notifications, path(folder, port), urgent.orElse(null), classic);
        var failures = new FailureShare();
        var crashes = CrashWatch.start(announcer, clock, classic);
        var watches = new ArrayList<AutoCloseable>(List.of(
                crashes,
                DatabaseWatch.start(database, announcer, clock, node, classic),
                SystemWatch.start(announcer, clock, node, Path.of(folder), failures, tail, classic),
                NodeWatch.start(announcer, clock, system),
                Chores.start(announcer, new KeyExpiry(database), clock, classic)));
        urgent.ifPresent(watches::add);
        return new Notices(notifications, announcer, new StaffNews(announcer, clock), failures, crashes, watches);
    }

    /** The port that is served is the same after a restart, which the node's own is not; two engines of a folder differ in it. */
    private static @Nullable Path path(String folder, int port) {
        return folder.isEmpty() ? null : Path.of(folder).resolve("notifications-" + port + ".jsonl");
    }

    @Override
    public void close() throws Exception {
        for (var watch : watches) watch.close();
        announcer.close();
    }
}
