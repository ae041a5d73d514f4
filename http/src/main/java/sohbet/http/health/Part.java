// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.health;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.MemberStatus;
import sohbet.persistence.Database;
import sohbet.persistence.SqlFunction;
import sohbet.persistence.journal.JournalBase;
import sohbet.persistence.tail.Backlog;

/**
 * One part of the house that can be out of order.
 *
 * @param forRequests whether a node without it must not get requests
 * @param looks true when it works; may fail
 */
public record Part(String name, boolean forRequests, Supplier<CompletionStage<Boolean>> looks) {

    /** The database answers. */
    public static Part database(Database database) {
        return sql("database", true, database, connection -> connection.isValid(1));
    }

    /** What is written to the journal next comes after all that is there. */
    public static Part journal(Database database) {
        return sql("journal", true, database, JournalBase::fits);
    }

    /** This node is a member of the cluster. */
    public static Part cluster(ClassicActorSystemProvider system) {
        return new Part(
                "cluster",
                true,
                () -> CompletableFuture.completedStage(
                        Cluster.get(system).selfMember().status().equals(MemberStatus.up())));
    }

    /** No projection has left a row lying for so long. Other nodes would be no better: requests are taken all the same. */
    public static Part projections(Database database, Duration atMost) {
        return sql(
                "projections",
                false,
                database,
                connection -> Backlog.olderThan(connection, atMost).isEmpty());
    }

    private static Part sql(
            String name, boolean forRequests, Database database, SqlFunction<Connection, Boolean> work) {
        return new Part(name, forRequests, () -> database.engineRead(work));
    }
}
