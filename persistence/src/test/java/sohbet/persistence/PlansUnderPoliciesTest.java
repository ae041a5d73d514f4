// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sohbet.persistence.chat.Migrated;
import sohbet.persistence.postgres.TestPostgres;

/** What keeps its index under a policy, and what does not and is therefore asked by functions of the owner. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlansUnderPoliciesTest {
    @RegisterExtension
    static final TestPostgres.Database database = Migrated.database();

    @BeforeAll
    static void fill() throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                insert into product (merchant, id, title_tr, title_en, url, price, currency)
                select case when n % 2 = 0 then 'shop' else 'other' end, 'p' || n, 'çanta', 'bag', '/', 1, 'TRY'
                from generate_series(1, 2000) n""");
            statement.execute("vacuum analyze product");
        }
    }

    /** Whatever the planner makes of so few rows: a condition it may use the index for stands at the index. */
    private static String indexConditions(String sql) throws SQLException {
        try (var connection = Migrated.of(database, "shop");
                var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            var conditions = new StringBuilder();
            try (var rows = statement.executeQuery("explain " + sql)) {
                while (rows.next()) if (rows.getString(1).contains("Index Cond:")) conditions.append(rows.getString(1));
            }
            return conditions.toString();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
      product where merchant = 'shop' and id = 'p'                                                       ; id =
      product where merchant = 'shop' and id > 'p' order by id limit 9                                   ; id >
      product where merchant = 'shop' and id = any ('{p,q}')                                             ; id = ANY
      variant where merchant = 'shop' and product = 'p'                                                  ; product =
      chat_rollup where merchant = 'shop' and grain = 'day' and measure = any ('{a,b}') and at >= now()  ; at >=
      chat_session where merchant = 'shop' and settled_at is not null and (settled_at, id) < (now(), 's') order by settled_at desc, id desc limit 9 ; ROW(settled_at
      knowledge_entry where merchant = 'shop' and topic = 't'                                            ; topic =
      event_journal where persistence_id = 'chat|shop~s' and sequence_number > 7                         ; sequence_number >
      membership where merchant_id = 'shop'                                                              ; merchant_id =
      """)
    void conditions_by_key_and_time_are_looked_up(String asked, String condition) throws SQLException {
        String conditions = indexConditions("select * from " + asked);
        assertTrue(conditions.contains(condition), asked + ": " + conditions);
    }

    /** Should this ever fail, the functions may go. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
      product where merchant = 'shop' and search_en @@ 'bag'::tsquery      ; search_en
      product where merchant = 'shop' and letters like '%bag%'             ; letters
      product_word where merchant = 'shop' and language = 'en' and word % 'leathr' ; word %
      chat_session where merchant = 'shop' and search is not null and search like '%bag%' ; search
      """)
    void conditions_that_might_tell_are_not(String asked, String condition) throws SQLException {
        String conditions = indexConditions("select * from " + asked);
        assertTrue(!conditions.contains(condition), asked + ": " + conditions);
    }
}
