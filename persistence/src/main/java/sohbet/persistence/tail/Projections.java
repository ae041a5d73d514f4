// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import sohbet.persistence.Database;

/** All projections of the engine, spread over the nodes of the cluster. */
public final class Projections {
    private Projections() {}

    /** What the cluster tells a projection's keeper; there is nothing else to say to it. */
    private enum Keep {
        STOP
    }

    /** To be called on every node with the same list in the same order. */
    public static void start(
            ActorSystem<?> system, Database database, Tail tail, TailProbe probe, List<Projection> all) {
        if (all.isEmpty()) return;
        ShardedDaemonProcess.get(system)
                .init(
                        Keep.class,
                        "projections",
                        all.size(),
                        i -> keeping(all.get(i), database, tail, probe),
                        Keep.STOP);
    }

    private static Behavior<Keep> keeping(Projection projection, Database database, Tail tail, TailProbe probe) {
        return Behaviors.setup(context -> {
            var runner = ProjectionRunner.start(projection, database, tail, probe);
            return Behaviors.receive(Keep.class)
                    .onMessage(Keep.class, stop -> Behaviors.stopped())
                    .onSignal(PostStop.class, stopped -> {
                        runner.close();
                        return Behaviors.same();
                    })
                    .build();
        });
    }

    /**
     * How far a projection has come. Whoever shows its rows and then follows the feed reads this
     * first: the feed after it may repeat what the rows show already, but leaves nothing out.
     */
    public static Position position(Connection connection, String projection) throws SQLException {
        return Progress.position(connection, projection).orElse(Position.START);
    }
}
