// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.mail;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import sohbet.persistence.Database;
import sohbet.persistence.mail.MailOutbox;
import sohbet.persistence.process.Workers;

/** Sends the mails that wait, on every node; each is handed over by one of them at a time. */
public final class Post implements AutoCloseable {
    private static final Workers.Settings SETTINGS = new Workers.Settings(
            4, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(10));

    private final Workers<MailOutbox.Waiting> workers;

    private Post(Workers<MailOutbox.Waiting> workers) {
        this.workers = workers;
    }

    public static Post start(Database database, MailSender sender) {
        return new Post(Workers.start(
                "mails", database.app(), new MailOutbox(false), waiting -> sender.send(waiting.mail()), SETTINGS));
    }

    /** The simulator: nothing leaves the house, and what would have left is shown by {@link SandboxMailRoutes}. */
    public static Post simulated(Database database) {
        return new Post(Workers.start(
                "mails",
                database.app(),
                new MailOutbox(true),
                waiting -> CompletableFuture.completedStage(true),
                SETTINGS));
    }

    @Override
    public void close() {
        workers.close();
    }
}
