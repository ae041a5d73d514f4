// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.RunningEngine;
import sohbet.persistence.account.Role;
import sohbet.persistence.postgres.TestPostgres;

/** Callers are told what is left to them, and when to come back once nothing is. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CallerLimitsTest {
    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static RunningEngine engine;

    @BeforeAll
    static void start() {
        engine = new RunningEngine(POSTGRES, """
                sohbet.limits {
                  key { amount = 5, per = 1h }
                  address { amount = 4, per = 1h }
                }
                """);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static House.Answer ask(String key) throws Exception {
        return engine.get("/api/v1/products?limit=1", "Authorization", "Bearer " + key);
    }

    @Test
    void a_key_is_answered_as_often_as_its_limit_says() throws Exception {
        String key = House.await(engine.keys().create("busy", "demo", Role.VIEWER));
        for (int left = 4; left >= 0; left--) {
            var answer = ask(key);
            assertEquals(200, answer.status(), answer.toString());
            assertEquals("\"key\";q=5;w=3600", answer.header("RateLimit-Policy").orElse(""));
            assertTrue(
                    answer.header("RateLimit").orElse("").startsWith("\"key\";r=" + left + ";t="), answer.toString());
        }
        var refused = ask(key);
        assertEquals(429, refused.status());
        assertEquals("rate_limited", refused.code());
        long seconds = Long.parseLong(refused.header("Retry-After").orElse("0"));
        assertTrue(seconds > 600 && seconds <= 720, "" + seconds);
        assertEquals(
                200,
                ask(House.await(engine.keys().create("calm", "demo", Role.VIEWER)))
                        .status());

        var admin = House.await(engine.keys().create("looks", "demo", Role.ADMIN));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(8)) // the one who looks is held to five as well
                .pollDelay(Duration.ofSeconds(6))
                .until(() -> engine.get("/api/v1/limits", "Authorization", "Bearer " + admin)
                        .body()
                        .contains("\"kind\":\"key\"" + ",\"subject\":\""));
    }

    @Test
    void whoever_is_not_signed_in_is_counted_by_address() throws Exception {
        String nobody = "{\"email\":\"nobody@example.test\",\"password\":\"wrong wrong wrong\"}";
        for (int i = 0; i < 4; i++)
            assertEquals(401, engine.post("/api/v1/sign-in", nobody).status());
        var refused = engine.post("/api/v1/sign-in", nobody);
        assertEquals("rate_limited", refused.code());
        // Whether the engine is well may be asked by anybody, always.
        for (int i = 0; i < 6; i++) assertEquals(200, engine.get("/health").status());
    }
}
