// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.Database;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.process.Workers;
import sohbet.persistence.webhook.DeliveryWork;
import sohbet.persistence.webhook.DeliveryWork.Job;
import sohbet.persistence.webhook.Outcome;
import sohbet.persistence.webhook.WebhookAlarm;

/** Delivers what is due, on every node; each delivery is one node's at a time. */
public final class WebhookPost implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WebhookPost.class);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);

    /** A lease outlives the longest attempt, so nobody else begins while one is on its way. */
    private static final Workers.Settings SETTINGS = new Workers.Settings(
            32, Duration.ofSeconds(40), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(5));

    private final Database database;
    private final DeliveryWork work;
    private final Courier courier;
    private final Workers<Job> workers;
    private final AtomicReference<Instant> cleaned = new AtomicReference<>(Instant.now());

    private WebhookPost(Database database, DeliveryWork work, Courier courier) {
        this.database = database;
        this.work = work;
        this.courier = courier;
        this.workers = Workers.start("webhooks", database.process(), work, this::deliver, SETTINGS);
    }

    static WebhookPost start(Database database, MasterKey master, Courier courier, WebhookAlarm alarm) {
        return new WebhookPost(database, new DeliveryWork(master, alarm), courier);
    }

    /** There may be something to deliver. */
    void poke() {
        workers.poke();
    }

    private CompletionStage<Boolean> deliver(Job job) {
        Outcome outcome = courier.carry(Composer.letter(job, Instant.now()));
        return database.engineWrite(connection -> {
                    work.settle(connection, job, outcome);
                    return true;
                })
                .thenCompose(settled -> clean());
    }

    /** What is long over leaves the log, by the way. */
    private CompletionStage<Boolean> clean() {
        Instant last = cleaned.get();
        Instant now = Instant.now();
        if (last.plus(BETWEEN_CLEANINGS).isAfter(now) || !cleaned.compareAndSet(last, now))
            return CompletableFuture.completedStage(true);
        return database.engineWrite(DeliveryWork::clean).thenApply(gone -> {
            if (gone > 0) log.info("{} deliveries left the log of webhooks", gone);
            return true;
        });
    }

    @Override
    public void close() {
        workers.close();
    }
}
