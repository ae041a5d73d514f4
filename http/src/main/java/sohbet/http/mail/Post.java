// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.mail;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.Database;
import sohbet.persistence.mail.MailOutbox;
import sohbet.persistence.process.Workers;

/** Sends the mails that wait, on every node; each is handed over by one of them at a time. */
public final class Post implements AutoCloseable {
    private static final Workers.Settings SETTINGS = new Workers.Settings(
            4, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(10));

    private static final Logger log = LoggerFactory.getLogger(Post.class);
    private final Workers<MailOutbox.Waiting> workers;

    private Post(Workers<MailOutbox.Waiting> workers) {
        this.workers = workers;
    }

    public static Post start(Database database, MailSender sender) {
        return new Post(Workers.start(
                "mails", database.app(), new MailOutbox(false), waiting -> sent(database, sender, waiting), SETTINGS));
    }

    /** What the carrier refuses for good is not tried again, and its reason is kept. */
    private static CompletionStage<Boolean> sent(Database database, MailSender sender, MailOutbox.Waiting waiting) {
        return sender.send(waiting.mail()).exceptionallyCompose(failed -> {
            Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
            if (!(cause instanceof MailRefused refused)) return CompletableFuture.failedStage(failed);
            log.warn("a mail was refused for good");
            return database.write(connection -> MailOutbox.refuse(connection, waiting, refused.reason()));
        });
    }

    /** As the settings say: by SMTP, by the simulator in a sandbox, or by nobody. */
    public static Optional<Post> of(Database database, Config config) {
        boolean isSandbox = config.getBoolean("sohbet.sandbox");
        return carrier(config)
                .map(carrier -> start(database, carrier))
                .or(() -> isSandbox ? Optional.of(simulated(database)) : Optional.empty());
    }

    /** Who takes mails away from here; empty when no server is named. */
    public static Optional<MailSender> carrier(Config config) {
        String server = config.getString("sohbet.mail.smtp-url");
        if (server.isEmpty()) return Optional.empty();
        SmtpAddress address = SmtpAddress.parse(server)
                .orElseThrow(
                        () -> new IllegalArgumentException("sohbet.mail.smtp-url is no smtp:// or smtps:// address"));
        return Optional.of(
                new SmtpSender(address, config.getString("sohbet.mail.sender"), config.getBoolean("sohbet.sandbox")));
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
