// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.journal;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.persistence.jdbc.config.JournalConfig;
import org.apache.pekko.persistence.jdbc.journal.dao.DefaultJournalDao;
import org.apache.pekko.persistence.jdbc.journal.dao.JournalTables.JournalPekkoSerializationRow;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.stream.Materializer;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.BoxedUnit;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;
import sohbet.persistence.Database;

/**
 * The journal's access to its table. Reading and deleting is the plugin's own; writing goes through
 * a {@link GroupWriter}, because in the plugin one duplicate row fails everybody who happened to
 * write at the same time.
 */
public final class GroupJournalDao extends DefaultJournalDao {
    private final Database database;
    private final GroupWriter writer;

    public GroupJournalDao(
            JdbcBackend.JdbcDatabaseDef slick,
            JdbcProfile profile,
            JournalConfig config,
            Serialization serialization,
            ExecutionContext context,
            Materializer materializer) {
        super(slick, profile, config, serialization, context, materializer);
        this.database = JournalDatabase.of(materializer.system());
        var dao = config.daoConfig();
        this.writer = new GroupWriter(database.journal(), dao.parallelism(), dao.batchSize(), dao.bufferSize());
    }

    @Override
    public Future<BoxedUnit> queueWriteJournalRows(Seq<Tuple2<JournalPekkoSerializationRow, Set<String>>> rows) {
        var facts = plain(rows);
        long start = System.nanoTime();
        return FutureConverters.asScala(writer.write(facts)
                .whenComplete((done, why) ->
                        database.probe().journalWrote(facts.size(), why == null, System.nanoTime() - start))
                .thenApply(done -> BoxedUnit.UNIT));
    }

    private static List<JournalRow> plain(Seq<Tuple2<JournalPekkoSerializationRow, Set<String>>> rows) {
        var plain = new ArrayList<JournalRow>(rows.size());
        for (var all = rows.iterator(); all.hasNext(); )
            plain.add(plain(all.next()._1()));
        return plain;
    }

    private static JournalRow plain(JournalPekkoSerializationRow row) {
        return new JournalRow(
                row.persistenceId(),
                row.sequenceNumber(),
                row.writer(),
                row.writeTimestamp(),
                row.eventSerId(),
                row.eventSerManifest(),
                row.eventPayload());
    }
}
