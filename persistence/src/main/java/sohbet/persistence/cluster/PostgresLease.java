// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.coordination.lease.LeaseSettings;
import org.apache.pekko.coordination.lease.javadsl.Lease;
import sohbet.persistence.Database;
import sohbet.persistence.journal.JournalDatabase;

/**
 * A lease on a row: when a cluster falls apart, the half that gets it lives on. It runs out by
 * itself, so a holder that dies does not keep it, and it outlives the time in which the other half
 * may still try.
 */
public final class PostgresLease extends Lease {
    private static final String ACQUIRE = """
      insert into cluster_lease (name, owner, until) values (?, ?, now() + interval '60 seconds')
      on conflict (name) do update set owner = excluded.owner, until = excluded.until
      where cluster_lease.owner = excluded.owner or cluster_lease.until < now()""";
    private static final String RELEASE = "delete from cluster_lease where name = ? and owner = ?";

    private final LeaseSettings settings;
    private final ExtendedActorSystem system;
    private volatile boolean held;

    public PostgresLease(LeaseSettings settings, ExtendedActorSystem system) {
        this.settings = settings;
        this.system = system;
    }

    @Override
    public LeaseSettings getSettings() {
        return settings;
    }

    @Override
    public CompletionStage<Boolean> acquire() {
        return change(ACQUIRE).whenComplete((taken, away) -> held = Boolean.TRUE.equals(taken));
    }

    /** It is held for longer than anybody needs it, so nobody has to be told that it was lost. */
    @Override
    public CompletionStage<Boolean> acquire(Consumer<Optional<Throwable>> lost) {
        return acquire();
    }

    @Override
    public CompletionStage<Boolean> release() {
        held = false;
        return change(RELEASE).thenApply(released -> true);
    }

    @Override
    public boolean checkLease() {
        return held;
    }

    private CompletionStage<Boolean> change(String sql) {
        Database database = JournalDatabase.of(system);
        return database.engineWrite(connection -> change(connection, sql));
    }

    private boolean change(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, settings.leaseName());
            statement.setString(2, settings.ownerName());
            return statement.executeUpdate() == 1;
        }
    }
}
