// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.limit;

import com.typesafe.config.Config;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.engine.limit.Rate;
import sohbet.http.limit.LimitMessage.Stop;
import sohbet.http.limit.LimitMessage.Take;
import sohbet.http.limit.LimitMessage.Taken;
import sohbet.persistence.Database;
import sohbet.persistence.account.Role;
import sohbet.persistence.limit.LimitUse;
import sohbet.persistence.notification.Link;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.NotificationType;
import sohbet.persistence.notification.Notifications;

/** Limits held by one actor a subject, wherever in the cluster it lives. */
public final class ClusterLimits implements Limits {
    /** A bucket that is just moving to another node holds nobody up. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final EntityTypeKey<LimitMessage> TYPE = EntityTypeKey.create(LimitMessage.class, "limit");
    private static final Logger LOG = LoggerFactory.getLogger(ClusterLimits.class);

    private final ClusterSharding sharding;
    private final Map<LimitKind, Rate> rates;

    private ClusterLimits(ClusterSharding sharding, Map<LimitKind, Rate> rates) {
        this.sharding = sharding;
        this.rates = Map.copyOf(rates);
    }

    /** @param config {@code sohbet.limits}: for each kind an {@code amount} and {@code per} how long */
    public static ClusterLimits start(ActorSystem<?> system, Config config, Database database, InstantSource clock) {
        return start(system, config, database, clock, new Notifications(List.of()));
    }

    public static ClusterLimits start(
            ActorSystem<?> system, Config config, Database database, InstantSource clock, Notifications notifications) {
        var rates = new EnumMap<LimitKind, Rate>(LimitKind.class);
        for (var kind : LimitKind.values()) {
            var given = config.getConfig(kind.word());
            rates.put(kind, new Rate(given.getInt("amount"), given.getDuration("per")));
        }
        var sharding = ClusterSharding.get(system);
        LimitEntity.Witness witness =
                (subject, peak, refused) -> write(database, notifications, clock, subject, peak, refused);
        sharding.init(Entity.of(TYPE, entity -> LimitEntity.create(entity.getShard(), clock, witness))
                .withStopMessage(Stop.STOP)
                .withSettings(ClusterShardingSettings.create(system).withNoPassivationStrategy()));
        return new ClusterLimits(sharding, rates);
    }

    @Override
    public Map<LimitKind, Rate> rates() {
        return rates;
    }

    @Override
    public CompletionStage<Verdict> ofAddress(String address) {
        return take(new Subject(LimitKind.ADDRESS, "", address));
    }

    @Override
    public CompletionStage<Verdict> of(LimitKind kind, String merchantId, String id) {
        return take(new Subject(kind, merchantId, id), new Subject(LimitKind.MERCHANT, merchantId, ""));
    }

    /** One after the other: asked at the same time, each of two buckets could let in just those whom the other refuses. */
    private CompletionStage<Verdict> take(Subject one, Subject all) {
        return take(one)
                .thenCompose(own -> own.isAllowed()
                        ? take(all).thenApply(others -> Verdict.tightest(List.of(own, others)))
                        : CompletableFuture.completedStage(own));
    }

    /** Whoever cannot be asked refuses nobody: a limit protects the house, it must not close it. */
    private CompletionStage<Verdict> take(Subject subject) {
        var rate = rates.getOrDefault(subject.kind(), new Rate(1, Duration.ofSeconds(1)));
        return sharding.entityRefFor(TYPE, subject.entityId())
                .<Taken>ask(me -> new Take(subject, rate, me), PATIENCE)
                .exceptionally(away -> {
                    LOG.warn("a limit by {} could not be asked", subject.kind().word());
                    return new Taken(true, rate.amount(), Duration.ZERO, Duration.ZERO);
                })
                .thenApply(taken -> new Verdict(
                        subject.kind(), rate, taken.isAllowed(), taken.left(), taken.pause(), taken.reset()));
    }

    /** Once an hour of each subject. */
    private static NewNotification near(Subject subject, LimitUse use) {
        return NewNotification.forRole(
                        subject.merchantId(),
                        Role.ADMIN,
                        NotificationType.LIMIT_NEAR,
                        use.kind() + " " + use.subject(),
                        use.hour())
                .with(Map.of(
                        "kind", use.kind(), "subject", use.subject(), "peak", use.peak(), "refused", use.refused()))
                .leadingTo(Link.Kind.LIMITS, null);
    }

    private static void write(
            Database database,
            Notifications notifications,
            InstantSource clock,
            Subject subject,
            int peak,
            long refused) {
        LOG.info("{} is {} % used, {} refused", subject, peak, refused);
        if (subject.merchantId().isEmpty()) return;
        var use = new LimitUse(subject.kind().word(), subject.id(), clock.instant(), peak, refused);
        database.write(subject.merchantId(), connection -> {
                    if (LimitUse.add(connection, subject.merchantId(), use))
                        notifications.raise(connection, near(subject, use));
                    return true;
                })
                .exceptionally(failed -> {
                    LOG.warn("how far a limit is used was not written", failed);
                    return false;
                });
    }
}
