// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sohbet.persistence.postgres.TestPostgres;

/** A shop with many sessions: what a search reads, and that it finds what a plain look at every row finds. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SessionSearchTest {
    private static final int SESSIONS = 12_000;

    @RegisterExtension
    static final TestPostgres.Database database = Migrated.database();

    /** All say hello; the older half asks for shoes, every 1,500th for a hat; some are still open, some another shop's. */
    @BeforeAll
    static void fill() throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                insert into chat_session (merchant, id, seq, status, started_at, last_activity_at, locale, visitor_name,
                  verified, personal, erased, owner_kind, owner_version, messages, interactions, views, reported,
                  confirmed, last_text, last_by, engaged, asked, answered, viewed, carted)
                select case when n %% 10 = 0 then 'other' else 'shop' end, 's' || n, 1,
                  case when n %% 400 = 1 then 'open' else 'ended' end, '2026-11-01', '2026-11-01'::timestamptz
                  + n / 3 * interval '1 second', 'tr', 'Müşteri ' || n %% 100, false, false, false, 'bot', 0, 1, 0, 0, 0, 0,
                  'Merhaba' || case when n < %1$d / 2 then ', AYAKKABI' else '' end
                  || case when n %% 1500 = 7 then ' ve şapka' else '' end, 'visitor', true, 1, 0, false, false
                from generate_series(1, %1$d) n
                """.formatted(SESSIONS));
            statement.execute("vacuum analyze chat_session");
        }
    }

    private static List<String> listed(Connection connection, String text, Boolean open, int limit, int pages)
            throws SQLException {
        var ids = new ArrayList<String>();
        SessionCursor after = null;
        for (int page = 0; page < pages; page++) {
            var found = new SessionList().list(connection, "shop", new SessionList.Filter(open, text, limit, after));
            found.items().forEach(row -> ids.add(row.id()));
            after = found.next();
            if (after == null) break;
        }
        return ids;
    }

    private static List<String> plainly(Connection connection, String text, Boolean open) throws SQLException {
        try (var select = connection.prepareStatement("""
            select id from chat_session where merchant = 'shop' and (?::text is null or status = ?)
              and strpos(folded(coalesce(visitor_name, '') || ' ' || coalesce(last_text, '') || ' ' || id), folded(?)) > 0
            order by last_activity_at desc, id desc
            """)) {
            String status = open == null ? null : open ? "open" : "ended";
            select.setString(1, status);
            select.setString(2, status);
            select.setString(3, text);
            var ids = new ArrayList<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"merhaba", "ayakkabı", "ŞAPKA", "musteri 42", "s119", "a", "s1", "nobody", "100%", "müşteri 7"})
    void finds_page_by_page_what_a_look_at_every_row_finds(String text) throws SQLException {
        try (var connection = Migrated.of(database, "shop")) {
            for (var open : new Boolean[] {null, true, false})
                assertEquals(
                        plainly(connection, text, open), listed(connection, text, open, 200, Integer.MAX_VALUE), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"merhaba", "şapka", "musteri 42", "nobody"})
    void reads_few_rows_whether_most_contain_the_text_or_few(String text) throws SQLException {
        long read = rowsRead(text);
        assertTrue(read <= SessionPages.NEWEST + 500, text + ": " + read);
    }

    /** Looked for among the newest, then in the index, which stops at some; then the list is gone through to where they are. */
    @Test
    void goes_through_the_list_only_for_what_many_contain_and_none_of_the_newest() throws SQLException {
        long read = rowsRead("ayakkabı");
        assertTrue(read > SessionPages.NEWEST + SessionPages.FEW, "" + read);
        assertTrue(read < SESSIONS, "" + read);
    }

    private static long rowsRead(String text) throws SQLException {
        try (var connection = Migrated.of(database, "shop")) {
            connection.setAutoCommit(false);
            listed(connection, text, null, 50, 1);
            try (var select = connection.createStatement();
                    var row = select.executeQuery("select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables"
                            + " where relname = 'chat_session'")) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
