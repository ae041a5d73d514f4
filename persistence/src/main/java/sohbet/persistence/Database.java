// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import sohbet.persistence.audit.AuditMonths;
import sohbet.persistence.move.DatabaseMove;

/**
 * The one PostgreSQL, reached through small pools: {@code journal} for writing facts, {@code engine}
 * for all that follows them, {@code process} for what acts on it, {@code app} for what people ask. So an
 * acknowledgement never waits for a connection behind a read model. The first three see all rows, {@code app} those of
 * the merchant a transaction is for. Work runs on virtual threads, so no dispatcher ever
 * waits for the database; while it is away, stages fail after {@link Settings#connectionTimeout}.
 */
public final class Database implements AutoCloseable {
    private final Settings settings;
    private final Gate gate;
    private final Pools pools;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile DatabaseProbe probe = DatabaseProbe.NONE;

    /**
     * How much of a pool is in use just now.
     *
     * @param waiting who waits for a connection
     */
    public record PoolUse(String pool, int active, int idle, int waiting) {}

    /**
     * @param connectionTimeout how long a piece of work waits for a connection before it fails
     * @param statementTimeout the longest statement; the server ends a longer one
     * @param idleInTransaction the longest pause inside a transaction: an open one may stop every tail
     */
    public record Settings(
            String url,
            String user,
            String password,
            int enginePool,
            int appPool,
            Duration connectionTimeout,
            Duration statementTimeout,
            Duration idleInTransaction) {
        public static Settings of(String url, String user, String password) {
            return new Settings(
                    url, user, password, 4, 6, Duration.ofMillis(2_500), Duration.ofSeconds(10), Duration.ofSeconds(5));
        }

        @Override
        public String toString() {
            return url + " as " + user;
        }
    }

    private Database(Settings settings) {
        this.settings = settings;
        this.gate = new Gate(settings.connectionTimeout());
        this.pools = new Pools(settings);
    }

    /** Migrates the database to this version and opens the pools. */
    public static Database open(Settings settings) {
        migrate(settings);
        return new Database(settings);
    }

    /** Brings the roles and the tables up to this version; several nodes may do it at once. */
    public static void migrate(Settings settings) {
        DatabaseMove.refuseUnfinished(settings);
        bringUp(settings).ifPresent(version -> AuditMonths.migrated(settings, version));
    }

    /** Does so without a note in its audit log; answers the version when something had to be done. */
    public static Optional<String> bringUp(Settings settings) {
        Roles.make(settings);
        var done = flyway(settings).load().migrate();
        return done.migrationsExecuted > 0 ? Optional.of(String.valueOf(done.targetSchemaVersion)) : Optional.empty();
    }

    /** What {@link #migrate} would do, each with its number and name. */
    public static List<String> pending(Settings settings) {
        return Stream.of(flyway(settings).load().info().pending())
                .map(one -> one.getVersion() + " " + one.getDescription())
                .toList();
    }

    public static FluentConfiguration flyway(Settings settings) {
        return Flyway.configure()
                .dataSource(settings.url(), settings.user(), settings.password())
                .locations("classpath:db/migration");
    }

    /** The pool of those who write the journal. */
    public DataSource journal() {
        return gate.before(pools.journal());
    }

    /** The pool of those who read the journal: recovery, the tail, projections and pollers. */
    public DataSource engine() {
        return gate.before(pools.engine());
    }

    /** The pool of processes, which lease work of any merchant and write no facts by themselves. */
    public DataSource process() {
        return gate.before(pools.process());
    }

    /** The pool of queries that people wait for; see {@link #confine}. */
    public DataSource app() {
        return gate.before(pools.app());
    }

    public Settings settings() {
        return settings;
    }

    /** Whether PostgreSQL tells our pools apart by their names, which a pooler in between may mix up. */
    public boolean namesHold() {
        return pools.namesHold();
    }

    /** Has somebody watch, once, from now on. */
    public void watch(DatabaseProbe watching) {
        probe = watching;
        pools.watch(watching);
    }

    public DatabaseProbe probe() {
        return probe;
    }

    public List<PoolUse> use() {
        return pools.use();
    }

    /**
     * From now on nobody gets a connection, as if the database were away, until {@link #letGo}; done when the last one has
     * been given back.
     *
     * @return false when somebody has not given back theirs in time, and then everything goes on
     */
    public boolean hold(Duration patience) throws InterruptedException {
        gate.shut();
        long until = System.nanoTime() + patience.toNanos();
        while (use().stream().anyMatch(pool -> pool.active() > 0)) {
            if (System.nanoTime() > until) {
                gate.open();
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    /** Ends a {@link #hold}. */
    public void letGo() {
        gate.open();
    }

    /** How many connections this process has to the server just now. */
    public int connections() {
        return use().stream().mapToInt(pool -> pool.active() + pool.idle()).sum();
    }

    /** Runs statements that each stand for themselves and are about no merchant, on the pool of queries. */
    public <T> CompletionStage<T> read(SqlFunction<Connection, T> work) {
        return async(pools.app(), false, work);
    }

    /** Runs one transaction that is about no merchant, on the pool of queries. */
    public <T> CompletionStage<T> write(SqlFunction<Connection, T> work) {
        return async(pools.app(), true, work);
    }

    /** What a merchant's people ask, in one transaction that sees the rows of this merchant alone. */
    public <T> CompletionStage<T> read(String merchantId, SqlFunction<Connection, T> work) {
        return write(merchantId, work);
    }

    /** Runs one transaction on the pool of queries that sees and writes the rows of this merchant alone. */
    public <T> CompletionStage<T> write(String merchantId, SqlFunction<Connection, T> work) {
        return write(connection -> {
            confine(connection, merchantId);
            return work.apply(connection);
        });
    }

    /**
     * Until the transaction ends, the policies of the tables of merchants hold and show this one's rows. The role is taken on
     * here as well: a pooler between us and the server may have forgotten what the pool's first words were.
     */
    public static void confine(Connection connection, String merchantId) throws SQLException {
        try (var set = connection.prepareStatement(
                "select set_config('role', ?, true), set_config('sohbet.merchant', ?, true)")) {
            set.setString(1, Roles.APP);
            set.setString(2, merchantId);
            set.execute();
        }
    }

    /** Like {@link #read(SqlFunction)}, for what the engine itself waits for. */
    public <T> CompletionStage<T> engineRead(SqlFunction<Connection, T> work) {
        return async(pools.engine(), false, work);
    }

    /** Like {@link #write(SqlFunction)}, for what the engine itself waits for. */
    public <T> CompletionStage<T> engineWrite(SqlFunction<Connection, T> work) {
        return async(pools.engine(), true, work);
    }

    /** Runs one transaction of the engine on this thread, which must be one that may wait. */
    public <T> T inTransaction(SqlFunction<Connection, T> work) throws SQLException {
        try (Connection connection = gate.connection(pools.engine())) {
            return transaction(connection, work);
        }
    }

    /** Runs single statements of the engine on this thread, which must be one that may wait. */
    public <T> T onConnection(SqlFunction<Connection, T> work) throws SQLException {
        try (Connection connection = gate.connection(pools.engine())) {
            return work.apply(connection);
        }
    }

    private <T> CompletionStage<T> async(HikariDataSource pool, boolean transaction, SqlFunction<Connection, T> work) {
        var done = new CompletableFuture<T>();
        threads.execute(() -> {
            try (Connection connection = gate.connection(pool)) {
                long start = System.nanoTime();
                T result = transaction ? transaction(connection, work) : work.apply(connection);
                probe.worked(pool.getPoolName(), transaction, System.nanoTime() - start);
                done.complete(result);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private static <T> T transaction(Connection connection, SqlFunction<Connection, T> work) throws SQLException {
        connection.setAutoCommit(false); // the pool sets it back
        try {
            T result = work.apply(connection);
            connection.commit();
            return result;
        } catch (Throwable e) {
            rollback(connection, e);
            throw e;
        }
    }

    private static void rollback(Connection connection, Throwable why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        pools.close();
        threads.close();
    }
}
