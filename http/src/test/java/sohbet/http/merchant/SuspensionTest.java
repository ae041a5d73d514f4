// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.RunningEngine;
import sohbet.http.live.Watcher;
import sohbet.persistence.account.Role;
import sohbet.persistence.postgres.TestPostgres;

/** A suspended merchant is refused everywhere, loses nothing, and comes back. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SuspensionTest {
    private static final String HELLO = "[{\"type\":\"hello\",\"v\":1,\"key\":\"%s\",\"locale\":\"tr\"}]";

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static RunningEngine engine;

    @BeforeAll
    static void open() {
        engine = new RunningEngine(POSTGRES);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void everything_of_it_is_refused_at_once_and_works_again_afterwards() throws Exception {
        var shop = engine.anotherShop("closing");
        String key = House.await(engine.keys().create("theirs", "closing", Role.ADMIN));
        var signedIn = engine.post(
                "/api/v1/sign-in",
                "{\"email\":\"" + RunningEngine.EMAIL + "\",\"password\":\"" + House.PASSWORD + "\"}");
        String cookie = signedIn.header("Set-Cookie").orElseThrow();
        var owner = new House.Session(
                cookie.substring(0, cookie.indexOf(';')),
                signedIn.json().path("csrf").asText());
        try (var watcher = new Watcher(engine.uri, key)) {
            watcher.await("welcome");
            var closed =
                    engine.post("/api/v1/merchants/closing/suspend", "{\"why\":\"Fatura ödenmedi\"}", owner.headers());
            assertEquals(200, closed.status(), closed.toString());
            assertEquals("Fatura ödenmedi", closed.json().at("/suspended/why").asText());
            var bye = watcher.await("bye");
            assertEquals(4403, bye.path("code").asInt());
            assertEquals("merchant_suspended", bye.path("reason").asText());
        }
        var machine = engine.get("/api/v1/me", "Authorization", "Bearer " + key);
        assertEquals("merchant_suspended", machine.code());
        assertEquals("Fatura ödenmedi", machine.json().at("/details/why").asText());
        var page = engine.post(
                "/api/v1/product-interaction",
                "{\"session_id\":\"s\",\"product_id\":\"p\",\"action\":\"view\"}",
                "X-Sohbet-Key",
                shop.publicKey(),
                "Authorization",
                "Bearer x");
        assertEquals("merchant_suspended", page.code());
        var told = engine.post("/api/v1/chat/poll", HELLO.formatted(shop.publicKey()))
                .json();
        assertEquals("merchant_suspended", told.at("/0/reason").asText(), told.toString());

        // Its staff see why, and nothing else.
        var inside = engine.post("/api/v1/me/merchant", "{\"id\":\"closing\"}", owner.headers());
        assertEquals(
                "Fatura ödenmedi", inside.json().at("/merchant/suspended/why").asText());
        String there = inside.header("Set-Cookie").orElseThrow();
        String[] seated = {
            "Cookie",
            there.substring(0, there.indexOf(';')),
            "X-CSRF-Token",
            inside.json().path("csrf").asText()
        };
        assertEquals(
                "merchant_suspended", engine.get("/api/v1/sessions", seated).code());
        assertEquals(200, engine.get("/api/v1/me", seated).status());

        var open = engine.post("/api/v1/merchants/closing/resume", "", seated);
        assertEquals(200, open.status(), open.toString());
        assertTrue(open.json().path("suspended").isNull());
        assertEquals(
                200, engine.get("/api/v1/me", "Authorization", "Bearer " + key).status());
        assertEquals(
                "welcome",
                engine.post("/api/v1/chat/poll", HELLO.formatted(shop.publicKey()))
                        .json()
                        .at("/0/type")
                        .asText());
    }

    @Test
    void another_node_hears_of_it_before_the_owner_is_answered() throws Exception {
        try (var postgres = TestPostgres.migrated();
                var one = House.node(postgres, null);
                var two = House.node(postgres, one)) {
            org.awaitility.Awaitility.await()
                    .until(() -> org.apache.pekko.cluster.Cluster.get(two.system)
                                    .state()
                                    .getMembers()
                                    .spliterator()
                                    .getExactSizeIfKnown()
                            != 0);
            House.await(two.merchants.byId("demo"));
            var heard = new CompletableFuture<String>();
            var forgotten = new CompletableFuture<String>();
            two.merchants.onSuspended("demo", () -> heard.complete("closed"));
            two.merchants
                    .onSuspended("demo", () -> forgotten.complete("closed"))
                    .close();
            House.await(one.merchants.change(
                    "demo",
                    java.util.OptionalLong.empty(),
                    shop -> shop.with(new sohbet.persistence.merchant.Suspension(java.time.Instant.EPOCH, ""))));
            // The versions are compared every two seconds, should the news not come.
            assertEquals("closed", heard.get(5, TimeUnit.SECONDS));
            assertFalse(forgotten.isDone());
        }
    }
}
