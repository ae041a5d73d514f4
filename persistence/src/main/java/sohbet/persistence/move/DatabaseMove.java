// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import sohbet.persistence.Database;
import sohbet.persistence.audit.Act;
import sohbet.persistence.audit.AuditLog;

/**
 * Copies a database that nobody writes to into an empty one: every row, the sequences, and a base that puts the new server's transaction
 * numbers behind those in the journal, so that all positions stay valid. Nothing is written to the old one. The new one is
 * marked from its first moment to the last, and no engine runs on it before it is compared and finished.
 */
public final class DatabaseMove {
    private static final int LOOKS = 50;

    private static final String OTHERS = """
        select count(*) from pg_stat_activity
        where datname = current_database() and application_name like 'sohbet %' and pid <> pg_backend_pid()""";

    /** Like JournalBase.raise, and behind every position as well: those move over rows that a projection passed by. */
    private static final String RAISE = """
        update journal_base set base = greatest(base, greatest(
          (select coalesce(max(j.tx), -1) from event_journal j),
          (select coalesce(max(p.tx), -1) from projection_position p)) + 1 - pg_current_xact_id()::text::bigint)""";

    /** What was taken along. */
    public record Moved(int tables, long rows) {}

    private DatabaseMove() {}

    /** Fails with a sentence when this database is a copy that is not finished. */
    public static void refuseUnfinished(Database.Settings settings) {
        try (Connection connection = Target.open(settings)) {
            if (!Target.says(connection, "select to_regclass('database_move') is not null")) return;
            if (Target.says(connection, "select exists (select from database_move where finished_at is null)"))
                throw new IllegalArgumentException(
                        "This database is the unfinished copy of another one: a move to it did not"
                                + " come to its end. The other one is still good; use that, and move again.");
        } catch (SQLException away) {
            // Whoever comes next says so in its own words.
        }
    }

    /**
     * Copies everything. Whoever calls has seen to it that no pool of this process writes.
     *
     * @param ours how many connections this process itself has to the old one
     */
    public static Moved run(Database.Settings from, Database.Settings to, IntSupplier ours, Consumer<Progress> watch) {
        Optional<TargetFault> fault = Target.fault(to);
        if (fault.isPresent()) throw new MoveRefused(fault.get());
        try (Connection old = reader(from)) {
            alone(old, ours);
            watch.accept(new Progress("prepare", "", 0, 0, 0));
            prepare(to);
            try (Connection fresh = Target.open(to)) {
                plain(fresh);
                var moved = copy(old, fresh, watch);
                alone(old, ours);
                AuditLog.entry(
                        fresh, Act.ofSystem("databaseMoved", "rows", Long.toString(moved.rows())), Act.Answer.DONE);
                run(fresh, "update database_move set finished_at = now()");
                return moved;
            }
        } catch (SQLException e) {
            throw new MoveRefused(MoveRefused.Why.FAILED, "One of the databases failed: " + Target.of(e) + ".");
        }
    }

    private static Moved copy(Connection old, Connection fresh, Consumer<Progress> watch) throws SQLException {
        for (String month : Tables.texts(old, Tables.AUDIT_MONTHS))
            run(fresh, "select audit_make_month('" + month + "'::date)");
        List<Table> tables = Tables.of(old);
        if (!tables.equals(Tables.of(fresh)))
            throw new MoveRefused(MoveRefused.Why.DIFFERENT, "The tables of the two databases are not the same.");
        var constraints = Tables.takeForeignKeys(fresh);
        for (Table table : tables) if (!table.isOfAudit()) run(fresh, "delete from " + table.name());
        long rows = 0;
        for (int i = 0; i < tables.size(); i++) {
            Table table = tables.get(i);
            int done = i;
            long before = rows;
            rows += table.copy(
                    old,
                    fresh,
                    now -> watch.accept(new Progress("copy", table.name(), tables.size(), done, before + now)));
        }
        for (String sequence : Tables.sequences(old)) run(fresh, sequence);
        run(fresh, RAISE);
        for (String constraint : constraints) run(fresh, constraint);
        compare(old, fresh, tables, rows, watch);
        watch.accept(new Progress("finish", "", tables.size(), tables.size(), rows));
        run(fresh, "analyze");
        return new Moved(tables.size(), rows);
    }

    private static void compare(
            Connection old, Connection fresh, List<Table> tables, long rows, Consumer<Progress> watch)
            throws SQLException {
        for (int i = 0; i < tables.size(); i++) {
            Table table = tables.get(i);
            watch.accept(new Progress("compare", table.name(), tables.size(), i, rows));
            String there = table.sum(old);
            String here = table.sum(fresh);
            if (!there.equals(here))
                throw new MoveRefused(
                        MoveRefused.Why.DIFFERENT,
                        "The table " + table.name() + " is not the same: " + there + " there, " + here + " here.");
        }
    }

    /** Nobody but this process is connected to the old one, as far as its people can be seen. */
    private static void alone(Connection old, IntSupplier ours) throws SQLException {
        for (int look = 0; look < LOOKS; look++) {
            if (Long.parseLong(Tables.texts(old, OTHERS).getFirst()) <= ours.getAsInt()) return;
            pause();
        }
        throw new MoveRefused(
                MoveRefused.Why.OTHERS_AT_WORK,
                "Another engine or command is at work on the database; stop it and try again.");
    }

    /** What an earlier try left is cleared away; nothing else can be there. */
    private static void prepare(Database.Settings to) throws SQLException {
        boolean hasTables;
        try (Connection fresh = Target.open(to)) {
            hasTables = Target.says(fresh, "select to_regclass('database_move') is not null");
        }
        if (hasTables) Database.flyway(to).cleanDisabled(false).load().clean();
        Database.bringUp(to);
        try (Connection fresh = Target.open(to)) {
            run(fresh, "insert into database_move default values");
        }
    }

    private static Connection reader(Database.Settings from) throws SQLException {
        Connection old = Target.open(from);
        plain(old);
        run(old, "set default_transaction_read_only = on");
        return old;
    }

    /** The same words for the same values on both sides; and a large table takes its time. */
    private static void plain(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) TimeUnit.MINUTES.toMillis(30));
        run(connection, "set datestyle = 'ISO'");
        run(connection, "set intervalstyle = 'iso_8601'");
        run(connection, "set timezone = 'UTC'");
        run(connection, "set bytea_output = 'hex'");
        run(connection, "set extra_float_digits = 1");
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MoveRefused(MoveRefused.Why.BUSY, "The move was interrupted.");
        }
    }
}
