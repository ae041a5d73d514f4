// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sohbet.persistence.SqlFunction;
import sohbet.persistence.catalogue.ProductSearch.Order;
import sohbet.persistence.catalogue.ProductSearch.Wanted;
import sohbet.persistence.chat.Migrated;
import sohbet.persistence.postgres.TestPostgres;

/** A large shop beside many small ones in the same tables: what a search reads, and what it finds. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LargeShopTest {
    private static final int PRODUCTS = 6_000;
    private static final int SMALL = 20;

    @RegisterExtension
    static final TestPostgres.Database database = Migrated.database();

    /** All are bags; every tenth is red, one in a thousand only tells of a lining of silk. */
    @BeforeAll
    static void fill() throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                insert into product (merchant, id, title_tr, title_en, about_en, url, price, currency)
                select shop, 'p' || n, '', case when n %% 10 = 0 then 'Red' else 'Blue' end || ' bag',
                  case when n %% 1000 = 1 then 'Lined with silk' else '' end, '/', 10 + n, 'TRY'
                from (select 'large' shop, n from generate_series(1, %d) n
                  union all select 'small' || m, n from generate_series(1, 50) m, generate_series(1, %d) n) s
                """.formatted(PRODUCTS, SMALL));
            statement.execute("insert into product_word select distinct merchant, 'en', lower(word) from product,"
                    + " words_to_resemble(title_en) word");
            statement.execute("vacuum analyze product, product_word");
        }
    }

    private static long rowsRead(String shop, SqlFunction<Connection, ?> work) throws SQLException {
        try (var connection = Migrated.of(database, shop)) {
            connection.setAutoCommit(false);
            work.apply(connection);
            try (var select = connection.createStatement();
                    var row = select.executeQuery("select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables"
                            + " where relname = 'product'")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<String> found(String shop, Wanted wanted) throws SQLException {
        try (var connection = Migrated.of(database, shop)) {
            return ProductSearch.find(connection, shop, Language.ENGLISH, wanted, 3).stream()
                    .map(hit -> hit.product().id())
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"bag", "red bag", "silk", "rde bag", "silk bag of leather"})
    void a_search_reads_a_bounded_part_of_a_large_shop_and_only_its_own_of_a_small_one(String text)
            throws SQLException {
        for (var shop : List.of("large", "small7")) {
            long read = rowsRead(shop, it -> Catalogue.search(it, shop, Language.ENGLISH, text, 6));
            // Some for each of four reaches, and for each number of words that is tried.
            long most = shop.equals("large") ? PRODUCTS : 20L * SMALL;
            assertTrue(read < most, text + " in " + shop + ": " + read);
        }
    }

    @Test
    void a_common_word_is_looked_at_in_some_products_only() throws SQLException {
        long read = rowsRead("large", it -> Catalogue.search(it, "large", Language.ENGLISH, "bag", 6));
        assertTrue(read <= 1_000 + 4 * 64, "" + read);
    }

    @Test
    void the_cheapest_of_all_that_fit_is_found_among_however_many() throws SQLException {
        var cheapest = new Wanted(List.of("red", "bag"), null, null, null, Order.CHEAPEST, Set.of());
        assertEquals(List.of("p10", "p20", "p30"), found("large", cheapest));
        var dearest = new Wanted(List.of("red", "bag"), null, null, null, Order.DEAREST, Set.of());
        assertEquals(List.of("p6000", "p5990", "p5980"), found("large", dearest));
        assertEquals(List.of("p20", "p10"), found("small7", dearest));
    }

    @Test
    void what_only_its_description_tells_is_found_as_well() throws SQLException {
        assertEquals(List.of("p1", "p1001", "p2001"), found("large", Wanted.words(List.of("silk", "bag"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "bag", "ed ba", "p59", "blue"})
    void the_list_for_the_staff_pages_through_what_contains_the_words_and_reads_little(String text)
            throws SQLException {
        var words = text.isEmpty() ? List.<String>of() : List.of(text.split(" "));
        try (var connection = Migrated.of(database, "large")) {
            var paged = new ArrayList<String>();
            String after = null;
            do {
                var page = StoredListings.page(connection, "large", words, null, after, 1_000);
                page.forEach(one -> paged.add(one.listing().id()));
                after = page.isEmpty() ? null : page.getLast().listing().id();
            } while (after != null);
            assertEquals(plainly(connection, words), paged);
        }
        long read = rowsRead("large", it -> StoredListings.page(it, "large", words, null, null, 51));
        assertTrue(read <= 1_500, text + ": " + read);
    }

    private static List<String> plainly(Connection connection, List<String> words) throws SQLException {
        try (var select = connection.prepareStatement("select id from product where merchant = 'large' and not exists"
                + " (select from unnest(?::text[]) w where strpos(lower(title_en || ' ' || id), w) = 0) order by id")) {
            select.setArray(1, connection.createArrayOf("text", words.toArray()));
            var ids = new ArrayList<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) ids.add(rows.getString(1));
            }
            return ids;
        }
    }
}
