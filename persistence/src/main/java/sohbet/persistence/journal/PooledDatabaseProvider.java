// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.journal;

import com.typesafe.config.Config;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.jdbc.db.SlickDatabase;
import org.apache.pekko.persistence.jdbc.db.SlickDatabaseProvider;
import scala.Some;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcBackend$;
import slick.jdbc.JdbcProfile;
import slick.jdbc.PostgresProfile$;
import slick.util.AsyncExecutor;
import slick.util.AsyncExecutor$;
import sohbet.persistence.Database;

/**
 * Gives the journal and the snapshot store the engine's own pool: by default each would open
 * another twenty connections.
 */
public final class PooledDatabaseProvider implements SlickDatabaseProvider {
    /** Recoveries at a time; the other connections of the pool write and tail meanwhile. */
    private static final int THREADS = 2;

    private static final int WAITING = 100_000;
    private final SlickDatabase shared;

    public PooledDatabaseProvider(ActorSystem system) {
        Database database = JournalDatabase.of(system);
        AsyncExecutor threads = AsyncExecutor$.MODULE$.apply("journal", THREADS, THREADS, WAITING, THREADS);
        JdbcBackend.JdbcDatabaseDef slick =
                JdbcBackend$.MODULE$.Database().forDataSource(database.engine(), new Some<>(THREADS), threads, false);
        system.registerOnTermination(slick::close);
        this.shared = new Shared(slick);
    }

    @Override
    public SlickDatabase database(Config ignored) {
        return shared;
    }

    private record Shared(JdbcBackend.JdbcDatabaseDef database) implements SlickDatabase {
        @Override
        public JdbcProfile profile() {
            return PostgresProfile$.MODULE$;
        }

        @Override
        public boolean allowShutdown() {
            return false;
        }
    }
}
