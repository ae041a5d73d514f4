// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.apache.pekko.cluster.Cluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.persistence.account.Role;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MerchantRoutesTest {
    private static final String SETTINGS = "/api/v1/merchants/demo/settings";

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static House one;
    private static House two;
    private static String[] admin;

    @BeforeAll
    static void open() {
        one = House.node(POSTGRES, null);
        two = House.node(POSTGRES, one);
        await().atMost(Duration.ofSeconds(20)).until(() -> members(one) == 2 && members(two) == 2);
        admin = new String[] {"Authorization", "Bearer " + one.key(Role.ADMIN)};
    }

    @AfterAll
    static void close() {
        two.close();
        one.close();
    }

    @Test
    void a_changed_limit_is_in_force_on_every_node_when_the_change_is_answered() {
        await().atMost(Duration.ofSeconds(10)).until(() -> heard());
        for (int limit = 100; limit < 120; limit++) {
            assertEquals(
                    200,
                    one.patch(SETTINGS, "{\"daily_view_limit\":" + limit + "}", admin)
                            .status());
            assertEquals(
                    limit, two.merchants.known("demo").orElseThrow().rules().viewsPerDay());
            assertEquals(
                    limit, one.merchants.known("demo").orElseThrow().rules().viewsPerDay());
        }
    }

    /** The receptionists need a moment to know of each other; until then the versions are compared. */
    private static boolean heard() {
        House.await(two.merchants.byId("demo"));
        long before =
                House.await(one.table.byId("demo")).orElseThrow().settings().dailyViewLimit();
        one.patch(SETTINGS, "{\"daily_view_limit\":" + (before + 1) + "}", admin);
        return two.merchants.known("demo").orElseThrow().settings().dailyViewLimit() == before + 1;
    }

    @Test
    void what_no_news_told_is_found_by_comparing() throws SQLException {
        House.await(one.merchants.byId("demo"));
        try (Connection connection = POSTGRES.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update merchant set settings = settings || '{\"idleMinutes\": 77}', version = version + 1");
        }
        await().atMost(Duration.ofSeconds(5))
                .until(() ->
                        one.merchants.known("demo").orElseThrow().settings().idleMinutes() == 77);
    }

    @Test
    void a_patch_changes_what_it_names_and_nothing_else() {
        var before = one.get(SETTINGS, admin).json();
        Answer answer = one.patch(
                SETTINGS,
                "{\"greeting\":{\"en\":\"Hi\"},\"zone\":\"Europe/Berlin\",\"allowed_origins\":[\"https://Shop.example\"]}",
                admin);
        assertEquals("Hi", answer.json().at("/greeting/en").asText());
        assertEquals(before.at("/greeting/tr"), answer.json().at("/greeting/tr"));
        assertEquals("Europe/Berlin", answer.json().path("zone").asText());
        assertEquals(
                "https://shop.example", answer.json().at("/allowed_origins/0").asText());
        assertEquals(before.path("messages_per_minute"), answer.json().path("messages_per_minute"));
        assertEquals(before.path("public_key"), answer.json().path("public_key"));
        assertEquals(
                200,
                one.patch(SETTINGS, "{\"zone\":\"Europe/Istanbul\"}", admin).status());
    }

    @Test
    void the_look_and_the_answerer_are_changed_field_by_field() {
        var usual = one.get(SETTINGS, admin).json();
        assertTrue(usual.path("answerer").asBoolean());
        assertEquals("#128072", usual.at("/look/color").asText());
        Answer changed = one.patch(SETTINGS, "{\"answerer\":false,\"look\":{\"color\":\"#AA3300\"}}", admin);
        assertEquals(
                "{\"color\":\"#aa3300\",\"side\":\"right\",\"theme\":\"auto\"}",
                changed.json().path("look").toString());
        assertEquals(false, changed.json().path("answerer").asBoolean(true));
        Answer again = one.patch(SETTINGS, "{\"look\":{\"side\":\"left\",\"theme\":\"dark\"}}", admin);
        assertEquals("#aa3300", again.json().at("/look/color").asText());
        assertEquals(false, again.json().path("answerer").asBoolean(true));
        one.patch(SETTINGS, "{\"answerer\":true,\"look\":" + usual.path("look") + "}", admin);
    }

    @Test
    void a_switched_answerer_is_known_on_every_node_when_the_change_is_answered() {
        await().atMost(Duration.ofSeconds(10)).until(() -> heard());
        for (boolean on : new boolean[] {false, true, false, true}) {
            one.patch(SETTINGS, "{\"answerer\":" + on + "}", admin);
            assertEquals(on, House.await(two.merchants.isAnswered("demo")));
            assertEquals(on, House.await(one.merchants.isAnswered("demo")));
        }
    }

    @Test
    void a_change_made_for_another_version_is_refused() {
        String tag = one.get(SETTINGS, admin).header("ETag").orElseThrow();
        String[] insisting = {admin[0], admin[1], "If-Match", tag};
        assertEquals(
                304, one.get(SETTINGS, admin[0], admin[1], "If-None-Match", tag).status());
        int other = one.get(SETTINGS, admin).json().path("idle_minutes").asInt() % 100 + 1;
        Answer changed = one.patch(SETTINGS, "{\"idle_minutes\":" + other + "}", insisting);
        assertEquals(
                "\"" + (Long.parseLong(tag.replace("\"", "")) + 1) + "\"",
                changed.header("ETag").orElse(changed.toString()));
        assertEquals(
                "precondition_failed",
                one.patch(SETTINGS, "{\"idle_minutes\":5}", insisting).code());
        assertEquals(
                "precondition_failed",
                one.patch(SETTINGS, "{\"idle_minutes\":5}", admin[0], admin[1], "If-Match", "W/\"x\"")
                        .code());
    }

    @Test
    void nonsense_is_refused_with_its_place() {
        assertEquals("/daily_view_limit", at("{\"daily_view_limit\":-1}"));
        assertEquals("/daily_view_limit", at("{\"daily_view_limit\":\"20\"}"));
        assertEquals("/idle_minutes", at("{\"idle_minutes\":1.5}"));
        assertEquals("/zone", at("{\"zone\":\"Mars/Olympus\"}"));
        assertEquals("/zone", at("{\"zone\":\"Etc/GMT+3\"}"));
        assertEquals("/look/color", at("{\"look\":{\"color\":\"red\"}}"));
        assertEquals("/look/side", at("{\"look\":{\"side\":\"top\"}}"));
        assertEquals("/look/theme", at("{\"look\":{\"theme\":null}}"));
        assertEquals("/answerer", at("{\"answerer\":\"off\"}"));
        assertEquals("/allowed_origins/0", at("{\"allowed_origins\":[\"shop.example\"]}"));
        assertEquals(
                "malformed", one.patch(SETTINGS, "{\"idle_minutes\":5", admin).code());
        assertEquals("invalid", one.patch(SETTINGS, "{}", admin).code());
        assertEquals("invalid", one.patch(SETTINGS, "[]", admin).code());
        assertEquals(
                "invalid", one.patch(SETTINGS, "{\"public_key\":\"x\"}", admin).code());
    }

    @Test
    void settings_are_for_the_own_merchants_admins() {
        String[] operator = {"Authorization", "Bearer " + one.key(Role.OPERATOR)};
        assertEquals(
                "forbidden",
                one.patch(SETTINGS, "{\"idle_minutes\":5}", operator).code());
        assertEquals(
                "not_found", one.get("/api/v1/merchants/other/settings", admin).code());
        assertEquals("unauthenticated", one.get(SETTINGS).code());
        assertTrue(one.get(SETTINGS, operator).body().contains("sohbet_pk_"));
    }

    private static String at(String patch) {
        Answer answer = one.patch(SETTINGS, patch, admin);
        assertEquals(422, answer.status(), answer.toString());
        return answer.json().at("/errors/0/at").asText();
    }

    private static int members(House house) {
        return (int)
                Cluster.get(house.system).state().getMembers().spliterator().getExactSizeIfKnown();
    }
}
