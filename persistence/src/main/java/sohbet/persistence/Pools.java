// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pools of a {@link Database}, each with its own name, role and bounds. */
record Pools(HikariDataSource journal, HikariDataSource engine, HikariDataSource process, HikariDataSource app)
        implements AutoCloseable {
    /** Groups of facts on their way at once; the journal's {@code parallelism} is the same. */
    private static final int JOURNAL = 2;

    private static final String NAME = "sohbet ";

    /** Processes take a piece of work off a list and cross it out, both in one short statement. */
    private static final int PROCESS = 2;

    // Names mean what they mean to the user who signed in: under a role, "$user" would be another schema.
    private static final String START = """
      select set_config('search_path', (select string_agg(quote_ident(home), ', ') from unnest(current_schemas(false)) home), false);
      set role %s; set statement_timeout = %d; set idle_in_transaction_session_timeout = %d""";

    Pools(Database.Settings settings) {
        this(
                pool(settings, "journal", Roles.ENGINE, JOURNAL),
                pool(settings, "engine", Roles.ENGINE, settings.enginePool()),
                pool(settings, "process", Roles.ENGINE, PROCESS),
                pool(settings, "app", Roles.APP, settings.appPool()));
    }

    private static HikariDataSource pool(Database.Settings settings, String name, String role, int size) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(START.formatted(
                role,
                settings.statementTimeout().toMillis(),
                settings.idleInTransaction().toMillis()));
        // By this name journal_horizon_of_writers() knows those who write no facts: "app" and "process".
        config.addDataSourceProperty("ApplicationName", NAME + name);
        config.addDataSourceProperty("connectTimeout", "2");
        // A server that has vanished without a word is noticed a little after the longest statement.
        config.addDataSourceProperty(
                "socketTimeout", String.valueOf(settings.statementTimeout().toSeconds() + 5));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // The details of a violated constraint quote what people wrote, and messages end up in logs.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new HikariDataSource(config);
    }

    private Stream<HikariDataSource> all() {
        return Stream.of(journal, engine, process, app);
    }

    /** Whether PostgreSQL knows each pool by its name. */
    boolean namesHold() {
        return PoolNames.hold(Map.of(
                NAME + "journal", journal, NAME + "engine", engine, NAME + "process", process, NAME + "app", app));
    }

    void watch(DatabaseProbe watching) {
        all().forEach(pool -> pool.setMetricsTrackerFactory((name, stats) -> new PoolWatch(name, watching)));
    }

    List<Database.PoolUse> use() {
        return all().filter(pool -> pool.getHikariPoolMXBean() != null) // before its first connection
                .map(Pools::use)
                .toList();
    }

    private static Database.PoolUse use(HikariDataSource pool) {
        var now = pool.getHikariPoolMXBean();
        return new Database.PoolUse(
                pool.getPoolName(),
                now.getActiveConnections(),
                now.getIdleConnections(),
                now.getThreadsAwaitingConnection());
    }

    @Override
    public void close() {
        all().forEach(HikariDataSource::close);
    }
}
