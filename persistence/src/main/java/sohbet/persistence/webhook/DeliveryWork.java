// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.webhook;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.process.Worklist;

/**
 * The deliveries that are due, of all merchants. Each address and each merchant has a few places of its own, so that one that is slow
 * or down holds up nobody else. An endpoint that takes nothing for three days is turned off.
 */
public final class DeliveryWork implements Worklist<DeliveryWork.Job> {
    /** On their way to one address at once. */
    public static final int PER_WEBHOOK = 4;

    /** On their way for one merchant at once. */
    public static final int PER_MERCHANT = 8;

    /** The whole schedule takes a little longer, so whatever was given up then was tried all that time. */
    static final Duration PATIENCE = Duration.ofDays(3);

    /** How long what is over stays in the log. */
    private static final int DAYS_KEPT = 30;

    private static final int CHUNK = 500;

    private final MasterKey master;
    private final WebhookAlarm alarm;

    /**
     * One delivery that is ours for a while.
     *
     * @param secrets the one that counts first, and the one before while it does too
     */
    public record Job(
            String merchantId,
            String id,
            String webhookId,
            String name,
            Form form,
            String locale,
            String url,
            List<Secret> secrets,
            String messageId,
            String type,
            String body,
            int tries,
            int mostTries) {
        public Job {
            secrets = List.copyOf(secrets);
        }

        /** Without address and words. */
        @Override
        public String toString() {
            return "delivery " + id;
        }
    }

    public DeliveryWork(MasterKey master, WebhookAlarm alarm) {
        this.master = master;
        this.alarm = alarm;
    }

    @Override
    public List<Job> lease(Connection connection, int most, Duration lease) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            with busy as (
              select merchant_id, webhook_id, count(*)::int n from webhook_delivery
              where status = 'waiting' and leased_until > now() group by merchant_id, webhook_id
            ), due as (
              select d.merchant_id, d.id, row_number() over (partition by d.merchant_id order by d.due_at, d.id)
                + coalesce((select sum(n) from busy m where m.merchant_id = d.merchant_id), 0) place, d.due_at
              from webhook w left join busy b on b.merchant_id = w.merchant_id and b.webhook_id = w.id
              cross join lateral (
                select merchant_id, id, due_at from webhook_delivery d
                where d.merchant_id = w.merchant_id and d.webhook_id = w.id and d.status = 'waiting'
                  and d.due_at <= now() and d.leased_until <= now() and (w.enabled or d.type = 'webhook.test')
                order by d.due_at, d.id limit greatest(0, %d - coalesce(b.n, 0)) for update skip locked) d
            ), taken as (
              select merchant_id, id from due where place <= %d order by place, due_at limit ?
            )
            update webhook_delivery d set leased_until = now() + ? * interval '1 ms', tries = d.tries + 1
            from taken t, webhook w
            where d.merchant_id = t.merchant_id and d.id = t.id and w.merchant_id = d.merchant_id and w.id = d.webhook_id
            returning d.*, w.name, w.form, w.locale, w.url, w.secret, case when w.old_until > now() then w.old_secret end old_secret
            """.formatted(PER_WEBHOOK, PER_MERCHANT))) {
            update.setInt(1, most);
            update.setLong(2, lease.toMillis());
            List<Job> leased = new ArrayList<>();
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) leased.add(job(row));
            }
            return leased;
        }
    }

    private Job job(ResultSet row) throws SQLException {
        String merchantId = row.getString("merchant_id");
        String webhookId = row.getString("webhook_id");
        byte[] url = open(merchantId, webhookId, "url", row.getBytes("url"));
        List<Secret> secrets = new ArrayList<>();
        secrets.add(new Secret(open(merchantId, webhookId, "secret", row.getBytes("secret"))));
        byte[] old = row.getBytes("old_secret");
        if (old != null) secrets.add(new Secret(open(merchantId, webhookId, "secret", old)));
        return new Job(
                merchantId,
                row.getString("id"),
                webhookId,
                row.getString("name"),
                Form.of(row.getString("form")),
                row.getString("locale"),
                new String(url, StandardCharsets.UTF_8),
                secrets,
                row.getString("message_id"),
                row.getString("type"),
                row.getString("body"),
                row.getInt("tries"),
                row.getInt("most_tries"));
    }

    private byte[] open(String merchantId, String webhookId, String what, byte[] sealed) {
        return master.unwrap(Webhooks.owner(merchantId, webhookId, what), sealed);
    }

    /** Writes down what came of an attempt, and what follows from it; part of a transaction. */
    public void settle(Connection connection, Job job, Outcome outcome) throws SQLException {
        if (!isThere(connection, job) || !note(connection, job, outcome)) return;
        if (outcome.isDelivered()) {
            finish(connection, job, "delivered");
            update(connection, job, "update webhook set delivered_at = now(), failing_since = null");
            if (isOn(connection, job)) alarm.over(connection, job.merchantId(), job.webhookId());
            return;
        }
        boolean isTest = job.type().equals(WebhookOutbox.TEST);
        if (!isTest)
            update(connection, job, "update webhook set failing_since = coalesce(failing_since, clock_timestamp())");
        if (outcome.isGone() && !isTest) {
            finish(connection, job, "dead");
            turnOff(connection, job, "gone");
        } else if (job.tries() >= job.mostTries()) {
            finish(connection, job, "dead");
            if (!isTest && !turnOffWhenFailing(connection, job)) tell(connection, job, "dead");
        } else {
            again(connection, job, RetrySchedule.after(job.tries(), outcome.retryAfter()));
        }
    }

    /** A test reaches an address that is turned off too, and that does not end what its merchant has been told. */
    private static boolean isOn(Connection connection, Job job) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select from webhook where merchant_id = ? and id = ? and enabled")) {
            query.setString(1, job.merchantId());
            query.setString(2, job.webhookId());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Takes the webhook before its deliveries, as whoever deletes it does, so that neither waits for the other. */
    private static boolean isThere(Connection connection, Job job) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select from webhook where merchant_id = ? and id = ? for no key update")) {
            lock.setString(1, job.merchantId());
            lock.setString(2, job.webhookId());
            try (ResultSet row = lock.executeQuery()) {
                return row.next();
            }
        }
    }

    /** False when the delivery is gone meanwhile. */
    private static boolean note(Connection connection, Job job, Outcome outcome) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            insert into webhook_attempt (merchant_id, delivery_id, n, at, duration_ms, status, fault, answer)
            select merchant_id, id, 1 + coalesce((select max(n) from webhook_attempt a
              where a.merchant_id = d.merchant_id and a.delivery_id = d.id), 0), ?, ?, ?, ?, ?
            from webhook_delivery d where merchant_id = ? and id = ? for update
            """)) {
            insert.setObject(1, outcome.at().atOffset(ZoneOffset.UTC));
            insert.setInt(2, Math.toIntExact(outcome.duration().toMillis()));
            insert.setObject(3, outcome.status());
            insert.setString(4, outcome.fault());
            insert.setString(5, outcome.answer());
            insert.setString(6, job.merchantId());
            insert.setString(7, job.id());
            return insert.executeUpdate() == 1;
        }
    }

    private static void finish(Connection connection, Job job, String status) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            update webhook_delivery set status = ?, finished_at = clock_timestamp(), leased_until = '-infinity'
            where merchant_id = ? and id = ?
            """)) {
            update.setString(1, status);
            update.setString(2, job.merchantId());
            update.setString(3, job.id());
            update.executeUpdate();
        }
    }

    private static int update(Connection connection, Job job, String what) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(what + " where merchant_id = ? and id = ?")) {
            update.setString(1, job.merchantId());
            update.setString(2, job.webhookId());
            return update.executeUpdate();
        }
    }

    private boolean turnOffWhenFailing(Connection connection, Job job) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
            select from webhook where merchant_id = ? and id = ? and enabled
              and failing_since < now() - make_interval(secs => ?)
            """)) {
            query.setString(1, job.merchantId());
            query.setString(2, job.webhookId());
            query.setDouble(3, PATIENCE.toSeconds());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) return false;
            }
        }
        turnOff(connection, job, "failing");
        return true;
    }

    /** What waits for it is given up; whoever turns it on again may have it sent again. */
    private void turnOff(Connection connection, Job job, String why) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            update webhook set enabled = false, disabled_why = ?, version = version + 1, changed_at = now()
            where merchant_id = ? and id = ? and enabled
            """)) {
            update.setString(1, why);
            update.setString(2, job.merchantId());
            update.setString(3, job.webhookId());
            if (update.executeUpdate() == 0) return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
            update webhook_delivery set status = 'dead', finished_at = clock_timestamp()
            where merchant_id = ? and webhook_id = ? and status = 'waiting' and leased_until <= now()
            """)) {
            update.setString(1, job.merchantId());
            update.setString(2, job.webhookId());
            update.executeUpdate();
        }
        tell(connection, job, why);
    }

    private void tell(Connection connection, Job job, String why) throws SQLException {
        alarm.failing(connection, new WebhookAlarm.Failure(job.merchantId(), job.webhookId(), job.name(), why));
    }

    /** {@link #settle} has written everything down. */
    @Override
    public void done(Connection connection, Job job) {
        // Nothing is left to do.
    }

    @Override
    public void again(Connection connection, Job job, Duration after) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            update webhook_delivery set due_at = now() + ? * interval '1 ms', leased_until = '-infinity'
            where merchant_id = ? and id = ? and status = 'waiting'
            """)) {
            update.setLong(1, after.toMillis());
            update.setString(2, job.merchantId());
            update.setString(3, job.id());
            update.executeUpdate();
        }
    }

    @Override
    public int attempt(Job job) {
        return job.tries();
    }

    /** Takes what is over for a while out of the log, some at a time; says how many went. */
    public static int clean(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
            delete from webhook_delivery where (merchant_id, id) in (
              select merchant_id, id from webhook_delivery
              where status <> 'waiting' and finished_at < now() - make_interval(days => ?) limit ?)
            """)) {
            delete.setInt(1, DAYS_KEPT);
            delete.setInt(2, CHUNK);
            return delete.executeUpdate();
        }
    }
}
