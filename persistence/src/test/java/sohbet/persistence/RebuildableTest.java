// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sohbet.engine.chat.ChatNames;
import sohbet.engine.kernel.Codec;
import sohbet.engine.kernel.Names;
import sohbet.persistence.alarm.DueAlarms;
import sohbet.persistence.cart.CartErrands;
import sohbet.persistence.chat.SessionList;
import sohbet.persistence.chat.TurnsDue;
import sohbet.persistence.journal.Diary;
import sohbet.persistence.keys.EntityKeys;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.notification.TellSpeakers;
import sohbet.persistence.postgres.TestPostgres;
import sohbet.persistence.tail.Projection;
import sohbet.persistence.tail.Rebuild;
import sohbet.persistence.tail.TailReader;

/** Every read model there is can be built anew, and its tables are the same afterwards. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RebuildableTest {
    @RegisterExtension
    static final TestPostgres.Database postgres = TestPostgres.migrated();

    private static final List<Projection> ALL = List.of(
            new SessionList(),
            new TurnsDue(() -> {}),
            new DueAlarms(),
            new CartErrands(() -> {}),
            new TellSpeakers(null));
    private static final String SHAPE = """
      select string_agg(line, e'\\n' order by line) from (
        select table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable || ' '
            || coalesce(column_default, '') as line
          from information_schema.columns where table_schema = 'public'
        union all select indexdef from pg_indexes where schemaname = 'public'
        union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
          from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
        union all select tablename || ' ' || policyname || ' ' || roles::text || cmd || coalesce(qual, '')
          from pg_policies where schemaname = 'public'
        union all select relname || ' ' || relrowsecurity || ' '
            || (select string_agg(one::text, ' ' order by one::text) from unnest(relacl) one)
          from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r') all_lines""";

    @Test
    void a_rebuild_leaves_the_tables_as_they_were(@TempDir Path folder) throws Exception {
        try (var database = Database.open(Diary.settings(postgres))) {
            var keys = new EntityKeys(database, MasterKey.readOrCreate(folder.resolve("master.json")));
            var reader = new TailReader(database, keys, new Codec(ChatNames.addTo(new Names())));
            String before = shape(database);
            for (var projection : ALL) new Rebuild(database, reader, projection, step -> {}).run();
            assertEquals(before, shape(database));
        }
    }

    private static String shape(Database database) throws SQLException {
        return database.onConnection(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(SHAPE)) {
                rows.next();
                return rows.getString(1);
            }
        });
    }
}
