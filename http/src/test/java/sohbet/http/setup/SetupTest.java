// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.http.House.Answer;
import sohbet.http.RunningEngine;
import sohbet.persistence.postgres.TestPostgres;

/** A whole node on an empty database, from its link to its first admin. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SetupTest {
    @Test
    void from_the_link_to_a_shop_whose_admin_is_signed_in() throws Exception {
        try (var postgres = TestPostgres.database();
                var engine = RunningEngine.empty(postgres, "")) {
            assertEquals("not_set_up", engine.get("/api/v1/me").code());
            assertEquals("not_set_up", engine.get("/api/v1/sessions").code());
            assertEquals("/setup", engine.get("/").header("Location").orElseThrow());
            assertEquals(
                    "{\"done\":false,\"entered\":false}",
                    engine.get("/api/v1/setup").body());

            var wizard = Wizard.enter(engine);
            assertEquals(
                    "setup_link_refused",
                    engine.post("/api/v1/setup/enter", "{\"token\":\"" + engine.setupLink() + "\"}")
                            .code());
            assertEquals("setup_incomplete", wizard.post("start", "").code());
            assertEquals("csrf", wizard.postUnmarked("start").code());
            assertEquals(
                    "weak_password",
                    wizard.put("admin", Wizard.ADMIN.replace("three small otters", "password2026"))
                            .code());
            assertEquals(200, wizard.put("admin", Wizard.ADMIN).status());
            assertEquals(
                    "invalid",
                    wizard.put("shop", Wizard.SHOP.replace("Europe/Istanbul", "Mars/Base"))
                            .code());
            assertEquals(200, wizard.put("shop", Wizard.SHOP).status());
            assertEquals(
                    200,
                    wizard.put(
                                    "model",
                                    "{\"use\":\"provider\",\"url\":\"http://localhost:1/v1\",\"model\":\"m\",\"key\":\"very-secret\"}")
                            .status());

            Answer resumed = wizard.state();
            assertEquals("messaging", resumed.json().at("/inside/at").asText());
            assertEquals("Ayşe Ayakkabı", resumed.json().at("/inside/shop/name").asText());
            assertTrue(resumed.json().at("/inside/given/password").asBoolean());
            assertFalse(resumed.body().contains("otters") || resumed.body().contains("very-secret"), resumed.body());
            String stored = text(postgres, "select draft::text || encode(secrets, 'escape') from setup");
            assertFalse(stored.contains("otters") || stored.contains("very-secret"), stored);

            assertEquals(200, wizard.put("messaging", """
                            {"use":"accounts","account_sid":"AC00000000000000000000000000000000","number":"+905321234567",
                            "twilio_token":"very-secret-token","telegram_token":"777:very-secret"}""").status());
            Answer started = wizard.post("start", "");
            assertEquals(200, started.status(), started.toString());
            String cookie = started.response().headers().allValues("Set-Cookie").stream()
                    .filter(one -> one.startsWith("sohbet="))
                    .findFirst()
                    .orElseThrow()
                    .split(";", 2)[0];
            Answer me = engine.get("/api/v1/me", "Cookie", cookie);
            assertEquals("ayse@shop.example", me.json().at("/user/email").asText());
            assertEquals("Ayşe Ayakkabı", me.json().at("/merchant/name").asText());
            assertEquals("admin", me.json().path("role").asText());
            assertEquals("unauthenticated", engine.get("/api/v1/me").code());
            assertEquals("setup_done", wizard.post("reset", "").code());
            assertEquals("/demo/", engine.get("/").header("Location").orElseThrow());
            assertEquals(
                    "Ayşe Ayakkabı",
                    engine.get("/demo/config.json").json().path("name").asText());
            assertEquals(
                    "{}|",
                    text(postgres, "select draft::text || '|' || coalesce(encode(secrets, 'hex'), '') from setup"));
            var channels =
                    engine.get("/api/v1/channels", "Cookie", cookie).json().path("items");
            assertEquals(2, channels.size());
            assertEquals("777", channels.path(0).path("account").asText());
            assertEquals("+905321234567", channels.path(1).at("/numbers/0").asText());
            assertTrue(channels.path(0).path("has_secret").asBoolean()
                    && channels.path(1).path("has_secret").asBoolean());
            assertFalse(channels.toString().contains("very-secret"), channels.toString());
            assertEquals("model", text(postgres, "select provider from provider_account where secret is not null"));
            assertFalse(text(postgres, "select coalesce(string_agg(a::text, ''), '') from audit a")
                    .contains("otters"));
        }
    }

    @Test
    void a_new_start_has_a_new_link_and_remembers_what_was_said() throws Exception {
        try (var postgres = TestPostgres.database()) {
            Wizard wizard;
            String old;
            RunningEngine first = RunningEngine.empty(postgres, "");
            try {
                old = first.setupLink();
                wizard = Wizard.enter(first);
                assertEquals(200, wizard.put("admin", Wizard.ADMIN).status());
            } finally {
                first.close();
            }
            try (var second = first.later(postgres)) {
                assertEquals(
                        "setup_link_refused",
                        second.post("/api/v1/setup/enter", "{\"token\":\"" + old + "\"}")
                                .code());
                assertEquals(
                        "Ayşe",
                        wizard.at(second)
                                .state()
                                .json()
                                .at("/inside/admin/name")
                                .asText());
                var other = Wizard.enter(second);
                var told = other.entered().json().path("inside");
                assertEquals("Ayşe", told.at("/admin/name").asText());
                assertTrue(told.at("/given/password").asBoolean());
                assertEquals(other.state().json(), other.entered().json());
                assertFalse(wizard.at(second).state().json().path("entered").asBoolean());
                assertEquals(200, other.post("reset", "").status());
                assertTrue(other.state().json().at("/inside/admin").isNull());
                assertFalse(other.state().json().at("/inside/given/password").asBoolean());
            }
        }
    }

    @Test
    void a_shop_that_brings_its_own_goods_has_a_name_of_its_own() throws Exception {
        assertEquals("aysenin-isiltili-cantalari", Founding.idOf("Ayşe'nin Işıltılı Çantaları!"));
        assertEquals("shop", Founding.idOf("店"));
        assertEquals("shop", Founding.idOf("Demo"));
        try (var postgres = TestPostgres.database();
                var engine = RunningEngine.empty(postgres, "")) {
            var wizard = Wizard.enter(engine);
            assertEquals(200, wizard.put("admin", Wizard.ADMIN).status());
            assertEquals(
                    200,
                    wizard.put("shop", Wizard.SHOP.replace("demo", "import")).status());
            assertEquals(
                    "ayse-ayakkabi",
                    wizard.post("start", "").json().path("merchant").asText());
            assertEquals("/admin/", engine.get("/").header("Location").orElseThrow());
            assertEquals("0", text(postgres, "select count(*) from product"));
        }
    }

    @Test
    void with_an_admin_in_the_environment_there_is_nothing_to_set_up() {
        try (var postgres = TestPostgres.database();
                var engine = new RunningEngine(postgres)) {
            assertTrue(engine.isSetUp());
            assertEquals("demo", engine.demo().id());
        }
    }

    static String text(TestPostgres.Database postgres, String sql) throws SQLException {
        try (var connection = postgres.dataSource().getConnection();
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) return "";
            try (var row = statement.getResultSet()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
