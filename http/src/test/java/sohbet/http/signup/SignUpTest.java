// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.signup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.http.edge.TrustedProxies;
import sohbet.persistence.notification.Notifications;
import sohbet.persistence.notification.Sink;
import sohbet.persistence.postgres.TestPostgres;

/** Two nodes on one database; on the second one nobody opens a shop under {@code /closed}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignUpTest {
    private static final String PASSWORD = "three small otters";

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.database();

    private static final List<SignUpRoutes> ALL = new ArrayList<>();
    private static volatile boolean breaks;
    private static House house;
    private static House other;

    @BeforeAll
    static void open() {
        house = new House(POSTGRES, it -> routes(it, true));
        other = new House(
                POSTGRES,
                it -> Directives.concat(routes(it, true), Directives.pathPrefix("closed", () -> routes(it, false))));
    }

    private static Route routes(House house, boolean isOpen) {
        Sink sink = (connection, raised, mailed) -> {
            if (breaks) throw new SQLException("the node goes away");
        };
        var settings = new SignUpRoutes.Settings(isOpen, URI.create("http://localhost"), TrustedProxies.NONE);
        var made = new SignUpRoutes(
                settings,
                house.database,
                house.accounts,
                house.openApi,
                new Notifications(List.of(sink)),
                house.system);
        ALL.add(made);
        return Directives.pathPrefix("api", () -> Directives.pathPrefix("v1", made::routes));
    }

    @AfterAll
    static void close() {
        ALL.forEach(SignUpRoutes::close);
        other.close();
        house.close();
    }

    @BeforeEach
    void forgetFailures() {
        breaks = false;
        sql("delete from sign_in_attempt");
    }

    @Test
    void a_shop_is_open_once_its_mail_is_confirmed_and_not_before() {
        assertTrue(house.get("/api/v1/sign-up").json().path("is_open").asBoolean());
        assertEquals(204, ask("Işık Kitabevi", "ayse@isik.test").status());
        String token = token("ayse@isik.test");
        assertEquals("0", sql("select count(*) from staff_user where email = 'ayse@isik.test'"));
        assertEquals("0", sql("select count(*) from merchant where name = 'Işık Kitabevi'"));
        assertEquals(
                "bad_credentials",
                confirm(house, token, "another long password").code());
        Answer opened = confirm(house, token, PASSWORD);
        assertEquals(200, opened.status(), opened.toString());
        assertEquals("isik-kitabevi", opened.json().path("merchant").asText());
        String cookie = opened.header("Set-Cookie").orElseThrow().split(";", 2)[0];
        var me = house.get("/api/v1/me", "Cookie", cookie).json();
        assertEquals("Işık Kitabevi", me.at("/merchant/name").asText());
        assertEquals("admin", me.path("role").asText());
        assertFalse(me.path("owner").asBoolean());
        // It has keys of its own and nothing else.
        assertEquals(
                "Europe/Istanbul TRY {tr,en} tr TR t 0",
                sql(
                        "select concat_ws(' ', zone, currency, locales, default_locale, region, public_key like 'sohbet_pk_%',"
                                + " (select count(*) from product where merchant = m.id)) from merchant m where id = 'isik-kitabevi'"));
        assertEquals(
                "person ayse@isik.test confirmSignUp merchants isik-kitabevi 200",
                sql(
                        "select concat_ws(' ', who_kind, (select email from staff_user u where u.id = who_id), what, object_kind,"
                                + " object_id, status) from audit where merchant_id = 'isik-kitabevi'"));
        assertEquals(
                "* merchant_signed_up info {\"name\": \"Işık Kitabevi\"}",
                sql(
                        "select concat_ws(' ', merchant_id, type, severity, params) from notification where cause = 'isik-kitabevi'"));
        assertEquals("link_over", confirm(house, token, PASSWORD).code());
    }

    @Test
    void numbers_of_the_shop_belong_to_the_country_that_was_named() {
        assertEquals(204, send("\"region\":\"DE\"", "de@shop.test").status());
        var opened = confirm(house, token("de@shop.test"), PASSWORD).json();
        assertEquals(
                "DE",
                sql("select region from merchant where id = '"
                        + opened.path("merchant").asText() + "'"));
    }

    @Test
    void of_two_nodes_that_confirm_it_at_once_one_is_too_late() {
        ask("Twice", "twice@shop.test");
        String token = token("twice@shop.test");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> tries = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> confirm(i % 2 == 0 ? house : other, token, PASSWORD)
                                    .status(),
                            threads))
                    .toList();
            assertEquals(
                    List.of(200, 410, 410, 410),
                    tries.stream().map(CompletableFuture::join).sorted().toList());
        }
        assertEquals("1", sql("select count(*) from merchant where name = 'Twice'"));
        assertEquals(
                "1",
                sql("select count(*) from membership m join staff_user u on u.id = m.user_id"
                        + " where u.email = 'twice@shop.test'"));
        assertEquals("1", sql("select count(*) from notification where cause = 'twice'"));
    }

    @Test
    void whoever_goes_away_in_between_leaves_all_of_it_or_nothing() {
        ask("Halfway", "halfway@shop.test");
        String token = token("halfway@shop.test");
        breaks = true;
        assertEquals("internal", confirm(house, token, PASSWORD).code());
        assertEquals(
                "0 0 0",
                sql("select concat_ws(' ', (select count(*) from merchant where name = 'Halfway'),"
                        + " (select count(*) from staff_user where email = 'halfway@shop.test'),"
                        + " (select count(*) from audit where merchant_id = 'halfway'))"));
        breaks = false;
        assertEquals(200, confirm(other, token, PASSWORD).status());
    }

    @Test
    void shops_of_one_name_have_ids_of_their_own() {
        for (String email : List.of("one@same.test", "two@same.test")) {
            sql("delete from sign_in_attempt");
            ask("Same", email);
            assertEquals(200, confirm(house, token(email), PASSWORD).status());
        }
        assertEquals("2", sql("select count(distinct id) from merchant where name = 'Same'"));
    }

    @Test
    void whoever_has_the_address_the_answer_is_the_same_and_the_mail_says_the_rest() {
        for (int i = 0; i < 2; i++) {
            sql("delete from sign_in_attempt");
            Answer one = late("admin@demo.test");
            Answer another = late("nobody" + i + "@shop.test");
            assertEquals(204, one.status());
            assertEquals(one.body(), another.body());
            assertEquals(
                    one.response().headers().map().keySet(),
                    another.response().headers().map().keySet());
        }
        String mail = mail("admin@demo.test");
        assertTrue(mail.contains("http://localhost/admin/forgot") && !mail.contains("#"), mail);
        assertFalse(mail.contains("Timed"), "what a stranger typed stands in the mail");
        assertEquals("0", sql("select count(*) from sign_up where email = 'admin@demo.test'"));
    }

    /** Longer than the look takes, so that it does not tell. */
    private static Answer late(String email) {
        long begun = System.nanoTime();
        Answer answer = ask("Timed", email);
        assertTrue(System.nanoTime() - begun >= 400_000_000, "it was answered at once");
        return answer;
    }

    @Test
    void nobody_ends_somebody_elses_and_an_address_that_is_taken_meanwhile_gets_no_second_shop() {
        ask("First", "race@shop.test");
        String first = token("race@shop.test");
        ask("Second", "race@shop.test");
        String second = token("race@shop.test");
        assertNotEquals(first, second);
        assertEquals(200, confirm(house, first, PASSWORD).status());
        assertEquals("link_over", confirm(house, second, PASSWORD).code());
        assertEquals("0", sql("select count(*) from merchant where name = 'Second'"));
    }

    @Test
    void somebody_who_was_only_invited_may_open_a_shop() {
        sql("insert into staff_user (id, email, name) values ('invited', 'Invited@shop.test', 'x')");
        ask("Invited", "invited@shop.test");
        assertEquals(200, confirm(house, token("invited@shop.test"), PASSWORD).status());
        assertEquals(
                200,
                house.post("/api/v1/sign-in", "{\"email\":\"invited@shop.test\",\"password\":\"" + PASSWORD + "\"}")
                        .status());
    }

    @Test
    void a_link_runs_out() {
        ask("Late", "late@shop.test");
        String token = token("late@shop.test");
        sql("update sign_up set expires_at = now() - interval '1 second' where email = 'late@shop.test'");
        assertEquals("link_over", confirm(house, token, PASSWORD).code());
        assertEquals("link_over", confirm(house, "%00", PASSWORD).code());
    }

    @Test
    void what_cannot_be_is_refused_before_anybody_is_looked_for() {
        assertEquals(
                "weak_password",
                send("\"password\":\"password123\"", "admin@demo.test").code());
        assertEquals(
                "invalid", send("\"zone\":\"Mars/Olympus\"", "admin@demo.test").code());
        assertEquals("invalid", send("\"currency\":\"XYZ\"", "admin@demo.test").code());
        assertEquals("invalid", send("\"region\":\"XX\"", "admin@demo.test").code());
        assertEquals("invalid", send("\"shop\":\" \"", "admin@demo.test").code());
        assertEquals(
                "invalid",
                send("\"name\":\"a\"", "a@shop.test\\r\\nBcc: b@shop.test").code());
        assertEquals(
                "csrf",
                house.post("/api/v1/sign-up", "{}", "Origin", "https://evil.example")
                        .code());
    }

    @Test
    void asking_again_and_again_is_throttled_for_everybody_alike_and_so_is_guessing() {
        for (int i = 0; i < 4; i++)
            assertEquals(204, ask("Again", "again@shop.test").status());
        assertEquals("throttled", ask("Again", "again@shop.test").code());
        String token = token("again@shop.test");
        for (int i = 0; i < 6; i++)
            assertEquals(
                    "bad_credentials",
                    confirm(house, token, "not this one " + i).code());
        assertEquals("throttled", confirm(other, token, PASSWORD).code());
    }

    @Test
    void where_it_is_closed_nobody_opens_a_shop() {
        assertFalse(other.get("/closed/api/v1/sign-up").json().path("is_open").asBoolean(true));
        assertEquals(
                "sign_up_closed", other.post("/closed/api/v1/sign-up", "{}").code());
        assertEquals(
                "sign_up_closed",
                other.post("/closed/api/v1/sign-up/confirm", "{}").code());
    }

    private static Answer ask(String shop, String email) {
        return send("\"shop\":\"" + shop + "\"", email);
    }

    /** @param part what is other than usual */
    private static Answer send(String part, String email) {
        var parts = new ArrayList<>(List.of(
                "\"shop\":\"Shop\"",
                "\"zone\":\"Europe/Istanbul\"",
                "\"currency\":\"TRY\"",
                "\"locale\":\"tr\"",
                "\"name\":\"Ayşe\"",
                "\"password\":\"" + PASSWORD + "\""));
        parts.removeIf(one -> one.startsWith(part.substring(0, part.indexOf(':'))));
        return house.post(
                "/api/v1/sign-up", "{" + String.join(",", parts) + "," + part + ",\"email\":\"" + email + "\"}");
    }

    private static Answer confirm(House node, String token, String password) {
        return node.post(
                "/api/v1/sign-up/confirm", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, password));
    }

    private static String mail(String recipient) {
        return sql("select body from mail where recipient = '" + recipient + "' order by created_at desc limit 1");
    }

    private static String token(String recipient) {
        return mail(recipient).split("#", 2)[1].split("\\s", 2)[0];
    }

    /** The first column of the first row, as whoever owns the tables. */
    private static String sql(String sql) {
        try (var connection = POSTGRES.dataSource().getConnection();
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) return "";
            var row = statement.getResultSet();
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
