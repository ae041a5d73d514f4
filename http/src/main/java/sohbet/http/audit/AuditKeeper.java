// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.audit;

import java.sql.SQLException;
import java.time.Duration;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.Database;
import sohbet.persistence.audit.AuditMonths;

/** Keeps the months of the audit log: those to come are made ahead, those that are too old are dropped whole. */
public final class AuditKeeper implements AutoCloseable {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Logger LOG = LoggerFactory.getLogger(AuditKeeper.class);

    private final Database.Settings settings;
    private final int months;
    private final Cancellable daily;

    private AuditKeeper(Database.Settings settings, int months, ClassicActorSystemProvider provider) {
        this.settings = settings;
        this.months = months;
        var system = provider.classicSystem();
        this.daily = system.scheduler()
                .scheduleWithFixedDelay(
                        DAY, DAY, () -> Thread.ofVirtual().name("audit-months").start(this::keep), system.dispatcher());
    }

    /** Looks after the months at once and from then on daily. */
    public static AuditKeeper start(Database.Settings settings, int months, ClassicActorSystemProvider system) {
        var keeper = new AuditKeeper(settings, months, system);
        keeper.keep();
        return keeper;
    }

    /** There are months ahead, so a day on which it does not work is no loss. */
    private void keep() {
        try {
            int dropped = AuditMonths.keep(settings, months);
            if (dropped > 0) LOG.info("{} months of the audit log were dropped; {} are kept", dropped, months);
        } catch (SQLException e) {
            LOG.error("the months of the audit log were not looked after", e);
        }
    }

    @Override
    public void close() {
        daily.cancel();
    }
}
