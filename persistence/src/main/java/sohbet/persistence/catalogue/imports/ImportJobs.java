// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.Columns;
import sohbet.persistence.catalogue.Listings;
import sohbet.persistence.catalogue.file.FileEntry;
import sohbet.persistence.catalogue.file.FileFault;

/** The tables of imports and of what could not be taken. */
public final class ImportJobs {
    /** A job that is silent for so long has lost its node: it speaks after every few products. */
    static final Duration SILENCE = Duration.ofMinutes(1);

    private ImportJobs() {}

    /** A fault with its place among those of its job. */
    public record Fault(int n, FileEntry.Refused refused) {}

    /** Begins a job; empty while the merchant has another one running. */
    public static Optional<ImportJob> begin(
            Connection connection, String merchant, String fileName, long bytes, boolean isDryRun, String by)
            throws SQLException {
        endSilent(connection);
        try (var insert = connection.prepareStatement("""
            insert into import_job (id, merchant, file_name, bytes, dry_run, by) values (?, ?, ?, ?, ?, ?)
            on conflict (merchant) where state = 'running' do nothing returning *
            """)) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, merchant);
            insert.setString(3, fileName);
            insert.setLong(4, bytes);
            insert.setBoolean(5, isDryRun);
            insert.setString(6, by);
            return job(insert);
        }
    }

    public static Optional<ImportJob> one(Connection connection, String merchant, UUID id) throws SQLException {
        endSilent(connection);
        try (var select = connection.prepareStatement("select * from import_job where merchant = ? and id = ?")) {
            select.setString(1, merchant);
            select.setObject(2, id);
            return job(select);
        }
    }

    /** The newest jobs of a merchant, the newest first. */
    public static List<ImportJob> newest(Connection connection, String merchant, int limit) throws SQLException {
        endSilent(connection);
        try (var select = connection.prepareStatement(
                "select * from import_job where merchant = ? order by started_at desc, id limit ?")) {
            select.setString(1, merchant);
            select.setInt(2, limit);
            var jobs = new ArrayList<ImportJob>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) jobs.add(job(rows));
            }
            return jobs;
        }
    }

    /** Nobody has to watch over jobs: whoever looks at one first ends those that have lost their node. */
    private static void endSilent(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement("""
            update import_job set state = 'failed', failure = 'interrupted', ended_at = beat_at
            where state = 'running' and beat_at < now() - ? * interval '1 millisecond'
            """)) {
            update.setLong(1, SILENCE.toMillis());
            update.executeUpdate();
        }
    }

    /** Adds to a job's counts; empty when it has been ended by others, and then nothing more may be written for it. */
    static Optional<ImportJob> advance(
            Connection connection, UUID id, Listings.Counts counts, int failed, long bytesDone) throws SQLException {
        try (var update = connection.prepareStatement("""
            update import_job set created = created + ?, updated = updated + ?, unchanged = unchanged + ?,
              failed = failed + ?, bytes_done = ?, beat_at = now()
            where id = ? and state = 'running' returning *
            """)) {
            update.setInt(1, counts.created());
            update.setInt(2, counts.updated());
            update.setInt(3, counts.unchanged());
            update.setInt(4, failed);
            update.setLong(5, bytesDone);
            update.setObject(6, id);
            return job(update);
        }
    }

    /** Ends a merchant's job that is still running; what it has written stays, and its worker stops before it writes more. */
    public static void cancel(Connection connection, String merchant, UUID id) throws SQLException {
        try (var update = connection.prepareStatement("""
            update import_job set state = 'failed', failure = 'cancelled', ended_at = now()
            where merchant = ? and id = ? and state = 'running'
            """)) {
            update.setString(1, merchant);
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    static Optional<ImportJob> end(Connection connection, UUID id, @Nullable String failure) throws SQLException {
        try (var update = connection.prepareStatement("""
            update import_job set state = ?, failure = ?, ended_at = now() where id = ? and state = 'running' returning *
            """)) {
            update.setString(1, failure == null ? ImportJob.DONE : ImportJob.FAILED);
            update.setString(2, failure);
            update.setObject(3, id);
            return job(update);
        }
    }

    static void addFaults(Connection connection, UUID id, List<Fault> faults) throws SQLException {
        var columns = new Columns<Fault>()
                .text(one -> id.toString())
                .integer(Fault::n)
                .bigint(one -> one.refused().row())
                .text(one -> one.refused().field())
                .text(one -> one.refused().fault().name())
                .text(one -> one.refused().given());
        columns.execute(
                connection,
                "insert into import_error (job, n, row, field, code, given)"
                        + " select job::uuid, n, line, field, code, given from " + columns.unnest()
                        + " as e (job, n, line, field, code, given)",
                faults);
    }

    /** What could not be taken, behind a place, in the file's order. */
    public static List<Fault> faults(Connection connection, UUID id, int after, int limit) throws SQLException {
        try (var select = connection.prepareStatement(
                "select n, row, field, code, given from import_error where job = ? and n > ? order by n limit ?")) {
            select.setObject(1, id);
            select.setInt(2, after);
            select.setInt(3, limit);
            var faults = new ArrayList<Fault>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    faults.add(new Fault(
                            rows.getInt("n"),
                            new FileEntry.Refused(
                                    rows.getLong("row"),
                                    rows.getString("field"),
                                    FileFault.valueOf(rows.getString("code")),
                                    rows.getString("given"))));
                }
            }
            return faults;
        }
    }

    private static Optional<ImportJob> job(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(job(row)) : Optional.empty();
        }
    }

    private static ImportJob job(ResultSet row) throws SQLException {
        return new ImportJob(
                row.getObject("id", UUID.class),
                row.getString("merchant"),
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getLong("bytes_done"),
                row.getBoolean("dry_run"),
                row.getString("state"),
                row.getString("failure"),
                row.getInt("created"),
                row.getInt("updated"),
                row.getInt("unchanged"),
                row.getInt("failed"),
                row.getString("by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
