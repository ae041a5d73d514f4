// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WebRoutesTest {
    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static House house;

    @BeforeAll
    static void open() {
        house = new House(POSTGRES, WebRoutesTest::pages);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Route pages(House house) {
        var access = house.accounts.access();
        return Directives.concat(
                new WebRoutes(access, house.merchants).routes(),
                Directives.pathPrefix("api", () -> new DocumentRoutes(access).routes()));
    }

    @Test
    void the_root_leads_to_the_demo_shop_that_knows_its_key() {
        assertEquals("/demo/", house.get("/").header("Location").orElseThrow());
        assertEquals(200, house.get("/demo/").status());
        assertTrue(house.get("/demo/config.json").json().path("key").asText().startsWith("sohbet_pk_"));
    }

    @Test
    void the_widget_may_run_on_any_origin() {
        Answer widget = house.get("/widget.js", "Origin", "https://shop.example");
        assertEquals(
                "cross-origin", widget.header("Cross-Origin-Resource-Policy").orElseThrow());
        assertEquals("*", widget.header("Access-Control-Allow-Origin").orElseThrow());
        assertTrue(widget.header("Content-Type").orElseThrow().startsWith("text/javascript"));
    }

    @Test
    void the_rest_of_the_widget_may_run_on_any_origin_and_is_kept_forever() {
        Answer part = house.get("/widget-tr-AbCd1234.js", "Origin", "https://shop.example");
        assertEquals(200, part.status());
        assertEquals("*", part.header("Access-Control-Allow-Origin").orElseThrow());
        assertEquals("cross-origin", part.header("Cross-Origin-Resource-Policy").orElseThrow());
        assertEquals(
                "public, max-age=31536000, immutable",
                part.header("Cache-Control").orElseThrow());
    }

    @Test
    void each_answer_of_the_admin_has_a_nonce_of_its_own() {
        assertNotEquals(nonce(house.get("/admin/")), nonce(house.get("/admin/")));
        assertEquals(22, nonce(house.get("/admin/sessions/abc")).length());
        assertEquals("not_found", house.get("/admin/assets/none.js").code());
        assertEquals("no-store", house.get("/admin/").header("Cache-Control").orElseThrow());
    }

    @Test
    void what_is_named_by_its_content_is_kept_forever() {
        Answer script = house.get("/admin/assets/app-AbCd1234.js");
        assertEquals(
                "public, max-age=31536000, immutable",
                script.header("Cache-Control").orElseThrow());
        assertEquals(
                "public, max-age=0, must-revalidate",
                house.get("/widget.js").header("Cache-Control").orElseThrow());
    }

    @Test
    void scripts_are_sent_compressed_and_only_when_new() {
        Answer packed = house.get("/widget.js", "Accept-Encoding", "br, gzip;q=0.8");
        assertEquals("gzip", packed.header("Content-Encoding").orElseThrow());
        assertTrue(house.get("/widget.js", "Accept-Encoding", "gzip;q=0")
                .header("Content-Encoding")
                .isEmpty());
        assertEquals("Accept-Encoding", packed.header("Vary").orElseThrow());
        assertEquals(
                304,
                house.get("/widget.js", "If-None-Match", packed.header("ETag").orElseThrow())
                        .status());
        assertEquals(
                304,
                house.get(
                                "/widget.js",
                                "If-None-Match",
                                house.get("/widget.js").header("ETag").orElseThrow())
                        .status());
    }

    @Test
    void the_documents_need_no_foreign_host_and_no_inline_script() {
        Answer page = house.get("/api/docs");
        assertFalse(Pattern.compile("(src|href)=\"(https?:)?//")
                .matcher(page.body())
                .find());
        assertFalse(Pattern.compile("<script>|<style|\\son\\w+=")
                .matcher(page.body())
                .find());
        assertTrue(page.header("Content-Security-Policy").orElseThrow().contains("script-src 'self';"));
        Matcher parts = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
        int found = 0;
        for (; parts.find(); found++) {
            assertEquals(200, house.get("/api/" + parts.group(1)).status(), parts.group(1));
        }
        assertEquals(4, found);
        assertTrue(house.get("/api/openapi.yaml").body().contains("openapi: \"3.1"));
        assertTrue(house.get("/api/asyncapi.yaml").body().contains("asyncapi: 3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/demo/../../../etc/passwd",
                "/demo/..%2f..%2fapplication.conf",
                "/admin/.hidden.js",
                "/demo//x.js",
                "/api/docs/swagger-ui.js.map",
                "/widget-x",
                "/widget-none.js",
                "/nothing",
                "/demo/a%00.js",
                "/admin/assets/%F0%9F%98%80.js"
            })
    void what_is_not_ours_to_give_is_not_found(String path) {
        Answer answer = house.get(path);
        assertTrue(answer.status() == 404 || answer.status() == 400, answer.toString());
        assertFalse(answer.code().isEmpty());
    }

    private static String nonce(Answer page) {
        Matcher policy = Pattern.compile("'nonce-([A-Za-z0-9_-]+)'")
                .matcher(page.header("Content-Security-Policy").orElseThrow());
        assertTrue(policy.find(), page.toString());
        assertTrue(page.body().contains("<meta name=\"csp-nonce\" content=\"" + policy.group(1) + "\">"), page.body());
        return policy.group(1);
    }
}
