// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.persistence.merchant.Merchants;
import sohbet.persistence.postgres.TestPostgres;

/** Every table is a merchant's, with policies that keep merchants apart, or stands here with the reason why it is nobody's. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RowLevelSecurityTest {
    /** Tables of the installation. */
    private static final Map<String, String> NOBODYS = Map.ofEntries(
            Map.entry("setup", "how far the installation is set up"),
            Map.entry("sandbox_clock", "how far ahead the sandbox's time is"),
            Map.entry("database_move", "whether this database is a copy that is not finished"),
            Map.entry("sign_up", "of shops that are not there yet; asked for by its token"),
            Map.entry("staff_link", "asked for by its token, before the merchant is known"),
            Map.entry("second_factor", "a person has one for all merchants"),
            Map.entry("recovery_code", "of a second factor"),
            Map.entry("oidc_link", "an issuer knows a person, who may work for several merchants"),
            Map.entry("oidc_sign_in", "of nobody yet"),
            Map.entry("notification_head", "one number for the whole stream"),
            Map.entry("notification_fact", "names of facts that were told, without any of their content"),
            Map.entry("staff_place", "a person signs in for all merchants"),
            Map.entry("mail", "on its way to a person, whoever caused it"),
            Map.entry("flyway_schema_history", "the migrations; neither role can read it"),
            Map.entry("journal_base", "one number for the whole journal"),
            Map.entry("projection_position", "how far the engine is, for all merchants at once"),
            Map.entry("cluster_lease", "which half of a cluster lives on"),
            Map.entry("staff_user", "a person may work for several merchants"),
            Map.entry("staff_session", "asked for by its token, before the merchant is known"),
            Map.entry("sign_in_attempt", "of accounts and addresses nobody has signed in from"));

    /** Of the audit log everybody named sees what the installation did, too. */
    private static final String NAMED = " where merchant_id <> '*'";

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static Database database;

    @BeforeAll
    static void open() throws SQLException {
        database = Database.open(Database.Settings.of(POSTGRES.url(), POSTGRES.user(), POSTGRES.password()));
        for (String merchant : List.of("a", "b")) fill(merchant);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** One row in every table, as the engine or the owner would write it. */
    private static void fill(String merchant) throws SQLException {
        try (var owner = POSTGRES.dataSource().getConnection();
                var statement = owner.createStatement()) {
            statement.execute(
                    "insert into staff_user (id, email, name, password_hash) values ('u_%1$s', '%1$s@x', 'n', 'h')"
                            .formatted(merchant));
            for (String sql : rows(merchant).values()) statement.execute(sql);
        }
    }

    /** In an order in which they can be inserted. */
    private static Map<String, String> rows(String m) {
        var rows = new LinkedHashMap<String, String>();
        rows.put(
                "merchant",
                "(id, name, zone, currency, locales, default_locale, public_key, hmac_secret)"
                        + " values ('%1$s', 'n', 'UTC', 'TRY', '{tr}', 'tr', 'sohbet_pk_%1$s', 's')");
        rows.put("membership", "(user_id, merchant_id, role) values ('u_%1$s', '%1$s', 'admin')");
        rows.put(
                "api_key",
                "(id, hash, prefix, name, merchant_id, role) values ('k_%1$s', '%1$s', 'p', 'n', '%1$s', 'admin')");
        rows.put("merchant_channel", "(merchant_id, id, kind, name, account) values ('%1$s', 'c', 'twilio', 'n', 'a')");
        rows.put(
                "chat_session",
                "(merchant, id, seq, status, started_at, last_activity_at, locale, verified, personal, erased, owner_kind,"
                        + " owner_version, messages, interactions, views, reported, confirmed, engaged, asked, answered)"
                        + " values ('%1$s', 's', 1, 'ended', now(), now(), 'tr', false, false, false, 'bot', 0, 1, 0, 0, 0, 0,"
                        + " true, 0, 0)");
        rows.put(
                "chat_order",
                "(merchant, order_id, session, confirmed, amount, currency) values ('%1$s', 'o', 's', true, 1, 'TRY')");
        rows.put(
                "chat_total",
                "(merchant, open, unanswered, engaged, reported, confirmed) values ('%1$s', 0, 0, 0, 0, 0)");
        rows.put("chat_revenue", "(merchant, currency, amount) values ('%1$s', 'TRY', 1)");
        rows.put(
                "chat_rollup",
                "(merchant, grain, measure, part, at, amount) values ('%1$s', 'day', 'session', '', now(), 1)");
        rows.put(
                "chat_product_sum",
                "(merchant, product, at, views, compares, carts, buys) values ('%1$s', 'p', now(), 1, 0, 0, 0)");
        rows.put(
                "chat_product",
                "(merchant, product, last_at, views, compares, carts, buys) values ('%1$s', 'p', now(), 1, 0, 0, 0)");
        rows.put("chat_turn_due", "(merchant, session, turn) values ('%1$s', 's', 1)");
        rows.put("cart_errand", "(merchant, kind, id, seq) values ('%1$s', 'tell', 'c', 1)");
        rows.put(
                "product",
                "(merchant, id, title_tr, title_en, url, price, currency)"
                        + " values ('%1$s', 'p', 'çanta', 'bag', '/', 1, 'TRY')");
        rows.put(
                "variant",
                "(merchant, product, id, place, title_tr, title_en, price) values ('%1$s', 'p', 'v', 1, 't', 't', 1)");
        rows.put("category", "(merchant, id, title_tr, title_en) values ('%1$s', 'c', 't', 't')");
        rows.put("product_category", "(merchant, product, category, place) values ('%1$s', 'p', 'c', 1)");
        rows.put("product_word", "(merchant, language, word) values ('%1$s', 'en', 'leather')");
        rows.put(
                "knowledge_entry",
                "(merchant, id, locale, title, text, topic) values ('%1$s', 'k-tr', 'tr', 't', 't', 'k')");
        rows.put("knowledge_request", "(merchant, key, request, topic) values ('%1$s', 'k', 'r', 't')");
        rows.put(
                "import_job",
                "(id, merchant, file_name, bytes, dry_run, by)"
                        + " values (md5('%1$s')::uuid, '%1$s', 'f', 1, false, 'u')");
        rows.put("import_error", "(job, n, row, field, code, given) values (md5('%1$s')::uuid, 1, 1, 'f', 'c', 'g')");
        rows.put(
                "event_journal",
                "(persistence_id, sequence_number, writer, write_timestamp, event_ser_id, event_ser_manifest, event_payload)"
                        + " values ('chat|%1$s~s', 1, 'w', 1, 1, 'm', '')");
        rows.put(
                "snapshot",
                "(persistence_id, sequence_number, created, snapshot_ser_id, snapshot_ser_manifest, snapshot_payload)"
                        + " values ('chat|%1$s~s', 1, 1, 1, 'm', '')");
        rows.put("entity_key", "(persistence_id, key_id, wrapped) values ('chat|%1$s~s', 1, '')");
        rows.put("alarm_due", "(persistence_id, at) values ('chat|%1$s~s', now())");
        rows.put(
                "projection_failure",
                "(projection, tx, ordering, persistence_id, seq, error) values ('p_%1$s', 1, 1, 'chat|%1$s~s', 1, 'e')");
        rows.put(
                "limit_use",
                "(merchant_id, kind, subject, hour, peak, refused) values ('%1$s', 'merchant', 's', now(), 90, 1)");
        rows.put(
                "notification",
                "(merchant_id, id, seq, type, severity, least_role, cause, params, first_at, at)"
                        + " values ('%1$s', 'n', 1, 'limit_near', 'warning', 'admin', 'c', '{}', now(), now())");
        rows.put(
                "notification_mark",
                "(merchant_id, user_id, notification_id, seq, is_read) values ('%1$s', 'u_%1$s', 'n', 1, true)");
        rows.put("notification_reader", "(merchant_id, user_id) values ('%1$s', 'u_%1$s')");
        rows.put(
                "notification_change",
                "(seq, merchant_id, event, notification_id) values (ascii('%1$s'), '%1$s', 'raised', 'n')");
        rows.put("session_speaker", "(merchant_id, session, user_id) values ('%1$s', 's', 'u_%1$s')");
        rows.put(
                "webhook",
                "(merchant_id, id, name, url, shown, form, locale, types, secret)"
                        + " values ('%1$s', 'w', 'n', '', 's', 'standard', 'tr', '{}', '')");
        rows.put(
                "webhook_delivery",
                "(merchant_id, id, webhook_id, message_id, type, body, most_tries)"
                        + " values ('%1$s', 'd', 'w', 'm', 't', '{}', 1)");
        rows.put("webhook_attempt", "(merchant_id, delivery_id, n, at, duration_ms) values ('%1$s', 'd', 1, now(), 1)");
        rows.put(
                "audit",
                "(merchant_id, step, who_kind, what, status) values ('%1$s', 'entry', 'nobody', 'signIn', 401)");
        rows.put("provider_account", "(merchant_id, provider) values ('%1$s', 'model')");
        rows.replaceAll((table, values) -> "insert into " + table + " " + values.formatted(m));
        return rows;
    }

    private static List<String> texts(String sql) throws SQLException {
        try (var owner = POSTGRES.dataSource().getConnection()) {
            return texts(owner, sql);
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (row.next()) found.add(row.getString(1));
            return found;
        }
    }

    private static <T> T as(String merchant, SqlFunction<Connection, T> work) {
        return database.write(merchant, work).toCompletableFuture().join();
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static void update(String sql) throws SQLException {
        try (var owner = POSTGRES.dataSource().getConnection()) {
            update(owner, sql);
        }
    }

    @Test
    void every_table_keeps_merchants_apart_or_has_a_reason_not_to() throws SQLException {
        var open = new TreeSet<>(texts("""
            select c.relname from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and (
              c.relispartition or (
                exists (select from pg_policy p where p.polrelid = c.oid and p.polroles <@ array['sohbet_app'::regrole::oid, 0]
                  and pg_get_expr(p.polqual, p.polrelid) like '%current_setting(''sohbet.merchant''::text, true)%')
                and exists (select from pg_policy p where p.polrelid = c.oid
                  and p.polroles = array['sohbet_engine'::regrole::oid] and pg_get_expr(p.polqual, p.polrelid) = 'true'))))
            """));
        open.removeAll(NOBODYS.keySet());
        assertEquals(Set.of(), open);
    }

    @Test
    void every_table_of_a_merchant_is_tried_here() throws SQLException {
        var tried = new TreeSet<>(rows("x").keySet());
        tried.addAll(NOBODYS.keySet());
        var all = new TreeSet<>(texts("select relname from pg_class where relnamespace = 'public'::regnamespace"
                + " and relkind in ('r', 'p') and not relispartition"));
        all.removeAll(tried);
        assertEquals(Set.of(), all, "say how a row of it is made, or why it is nobody's");
    }

    @Test
    void the_role_of_queries_cannot_step_over_its_policies() throws SQLException {
        assertEquals(List.of(), texts("""
            select rolname from pg_roles where rolname in ('sohbet_app', 'sohbet_engine')
              and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin)"""));
        assertEquals(List.of(), texts("select relname from pg_class where relowner = 'sohbet_app'::regrole"));
        assertEquals(List.of(), texts("select 'in a role' from pg_auth_members where member = 'sohbet_app'::regrole"));
        assertEquals(List.of("sohbet_app"), as("a", connection -> texts(connection, "select current_user")));
        var denied = assertThrows(
                CompletionException.class,
                () -> as("a", connection -> update(connection, "create table mine (id int)")));
        assertTrue(denied.getMessage().contains("permission denied"), denied.getMessage());
    }

    /** Whoever signs in as this role alone, and not as the owner who takes it on, cannot become another one. */
    @Test
    void the_role_of_queries_cannot_become_another() throws SQLException {
        try (var session = POSTGRES.dataSource().getConnection();
                var statement = session.createStatement()) {
            statement.execute("set session authorization sohbet_app");
            assertThrows(SQLException.class, () -> statement.execute("set role sohbet_engine"));
            statement.execute("reset role");
            assertEquals(List.of("sohbet_app"), texts(session, "select current_user"));
        }
    }

    @Test
    void each_merchant_sees_its_own_row_in_every_table_and_nobody_named_sees_none() {
        for (String table : rows("x").keySet()) {
            String count = "select count(*)::text from " + table + (table.equals("audit") ? NAMED : "");
            assertEquals(List.of("1"), as("a", connection -> texts(connection, count)), table);
            assertEquals(List.of("0"), as("", connection -> texts(connection, count)), table);
            assertEquals(List.of("0"), as("nobody", connection -> texts(connection, count)), table);
            // A connection on which a merchant was named before knows no more than a fresh one.
            for (int i = 0; i < 8; i++)
                assertEquals(
                        List.of("0"),
                        database.read(connection -> texts(connection, count))
                                .toCompletableFuture()
                                .join(),
                        table);
        }
    }

    @Test
    void the_engine_sees_all() throws SQLException {
        for (String table : rows("x").keySet())
            assertEquals(
                    List.of("2"),
                    database.onConnection(connection ->
                            texts(connection, "select count(*) from " + table + (table.equals("audit") ? NAMED : ""))),
                    table);
    }

    @Test
    void nobody_changes_or_takes_away_a_row_of_another_merchant() throws SQLException {
        for (String table : rows("x").keySet()) {
            String before = all(table);
            String column = texts("select attname from pg_attribute where attnum = 1 and attrelid = '" + table
                            + "'::regclass")
                    .getFirst();
            assertEquals(
                    0, touched(table, "update " + table + " set " + column + " = " + column + where(table)), table);
            assertEquals(0, touched(table, "delete from " + table + where(table)), table);
            assertEquals(before, all(table));
        }
    }

    /** What is b's, by its own words. */
    private static String where(String table) throws SQLException {
        String owner = texts("select attname from pg_attribute where attrelid = '" + table + "'::regclass"
                        + " and attname in ('merchant', 'merchant_id', 'persistence_id', 'job')")
                .stream()
                .findFirst()
                .orElse("id");
        return " where " + owner + "::text in ('b', 'chat|b~s', md5('b')::uuid::text)";
    }

    /** As a; a table that queries may not write to at all is not touched either. */
    private static int touched(String table, String sql) {
        try {
            return as("a", connection -> update(connection, sql));
        } catch (CompletionException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("permission denied for table " + table), e.getMessage());
            return 0;
        }
    }

    private static String all(String table) throws SQLException {
        return String.join("\n", texts("select t::text from " + table + " t order by 1"));
    }

    @Test
    void nobody_writes_a_row_for_another_merchant() throws SQLException {
        for (var row : rows("b").entrySet()) {
            String before = all(row.getKey());
            var refused = assertThrows(
                    CompletionException.class, () -> as("a", connection -> update(connection, row.getValue())));
            assertTrue(
                    refused.getMessage().contains("row-level security policy")
                            || refused.getMessage().contains("permission denied for table " + row.getKey()),
                    refused.getMessage());
            assertEquals(before, all(row.getKey()));
        }
        var moved = assertThrows(
                CompletionException.class,
                () -> as("a", connection -> update(connection, "update knowledge_request set merchant = 'b'")));
        assertTrue(moved.getMessage().contains("row-level security policy"), moved.getMessage());
    }

    @Test
    void a_search_for_another_merchant_finds_nothing() {
        for (String search : List.of(
                "select id from product_fitting_en('b', 'bag'::tsquery, null, null, null, '{}', 'fitting', 10, 10)",
                "select id from product_fitting_tr('b', 'canta'::tsquery, null, null, null, '{}', 'fitting', 10, 10)",
                "select products_containing('b', '{%bag%}', null, null, 10)",
                "select word from resembling('b', 'en', '{leathr}')",
                "select id from sessions_containing('b', '%s%', null, null, 10)",
                "select id from sessions_in_order_containing('b', '%s%', null, null, 10, 10)")) {
            assertEquals(1, as("b", connection -> texts(connection, search)).size(), search);
            assertEquals(List.of(), as("a", connection -> texts(connection, search)), search);
            assertEquals(
                    List.of(),
                    database.read(connection -> texts(connection, search))
                            .toCompletableFuture()
                            .join(),
                    search);
        }
    }

    @Test
    void a_merchant_is_found_by_its_key_before_it_is_known() {
        var merchants = new Merchants(database);
        assertEquals(
                "b",
                merchants
                        .byPublicKey("sohbet_pk_b")
                        .toCompletableFuture()
                        .join()
                        .orElseThrow()
                        .id());
        assertTrue(
                merchants.byPublicKey("sohbet_pk_").toCompletableFuture().join().isEmpty());
    }

    @Test
    void several_databases_of_one_server_may_make_the_roles_at_once() throws SQLException {
        String app = "app_" + ProcessHandle.current().pid();
        String engine = "engine_" + ProcessHandle.current().pid();
        try {
            var started = Stream.generate(() -> CompletableFuture.runAsync(() -> make(app, engine)))
                    .limit(8)
                    .toList();
            for (var each : started) each.join();
            assertEquals(
                    List.of("2"),
                    texts("select count(*) from pg_roles where rolname in ('%s', '%s')".formatted(app, engine)));
        } finally {
            update("drop role if exists %s, %s".formatted(app, engine));
        }
    }

    private static void make(String app, String engine) {
        try (var other = TestPostgres.database();
                var owner = other.dataSource().getConnection()) {
            update(owner, Roles.making(app, engine));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void who_may_not_make_the_roles_is_told_what_an_administrator_has_to_run_and_that_is_enough() throws SQLException {
        String user = "plain_" + ProcessHandle.current().pid();
        try (var owner = POSTGRES.dataSource().getConnection();
                var statement = owner.createStatement()) {
            statement.execute("create role " + user + " login password 'secret'");
            try (var own = TestPostgres.database()) {
                String name = own.url().replaceAll(".*/([^/?]+).*", "$1");
                statement.execute("alter database " + name + " owner to " + user);
                var settings = Database.Settings.of(own.url(), user, "secret");
                var why = assertThrows(IllegalStateException.class, () -> Database.migrate(settings));
                String asked = "grant sohbet_app, sohbet_engine to \"" + user + "\";";
                assertTrue(why.getMessage().contains(asked), why.getMessage());
                statement.execute(asked);
                worksFor(settings);
            } finally {
                statement.execute("drop role " + user);
            }
        }
    }

    /** All that is done as the owner, under each role, and by functions of the owner. */
    private static void worksFor(Database.Settings settings) throws SQLException {
        try (var plain = Database.open(settings)) {
            String insert = rows("a").get("merchant");
            plain.write("a", connection -> update(connection, insert))
                    .toCompletableFuture()
                    .join();
            var merchants = new Merchants(plain);
            assertTrue(merchants
                    .byPublicKey("sohbet_pk_a")
                    .toCompletableFuture()
                    .join()
                    .isPresent());
            assertTrue(merchants.byId("a").toCompletableFuture().join().isPresent());
            assertEquals(List.of("1"), plain.onConnection(it -> texts(it, "select count(*) from merchant")));
            // What the engine is told of a transaction of another of our sessions.
            plain.write(writer -> {
                        String open =
                                texts(writer, "select pg_current_xact_id()").getFirst();
                        update(writer, "set application_name = 'sohbet journal'");
                        var told = plain.onConnection(
                                it -> texts(it, "select age_ms || ' ms, ' || who from oldest_writer()"));
                        assertTrue(
                                told.size() == 1
                                        && told.getFirst()
                                                .matches("\\d+ ms, .*\\(sohbet journal\\).*, idle in transaction"),
                                told.toString());
                        // Another one ends after it, and is not passed over it.
                        plain.engineWrite(it -> texts(it, "select pg_current_xact_id()"))
                                .toCompletableFuture()
                                .join();
                        assertEquals(
                                List.of(open),
                                plain.onConnection(it -> texts(it, "select journal_horizon_of_writers()")));
                        return true;
                    })
                    .toCompletableFuture()
                    .join();
        }
    }
}
