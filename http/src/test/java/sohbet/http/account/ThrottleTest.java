// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pekko.http.javadsl.server.Directives;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.persistence.account.SignInAttempts.Patience;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThrottleTest {
    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static final Duration LONG = Duration.ofMinutes(3);

    @Test
    void fifty_wrong_passwords_at_once_lock_the_account_exactly_as_configured() {
        var account = new Patience(7, LONG, Duration.ofMinutes(10));
        var address = new Patience(1_000, LONG, Duration.ofMinutes(10));
        try (House house = new House(POSTGRES, account, address, none -> Directives.reject());
                House other = new House(POSTGRES, account, address, none -> Directives.reject())) {
            // Seven cost nothing, the eighth is looked at and begins the wait, whichever node it comes to.
            assertEquals(
                    Map.of("bad_credentials", 8L, "throttled", 42L),
                    fifty(i -> i % 2 == 0 ? house : other, i -> "admin@demo.test"));
            assertEquals(
                    Map.of("bad_credentials", 8L, "throttled", 42L),
                    fifty(i -> other, i -> "nobody.at.all@demo.test"),
                    "who is there is not told by when it is throttled");
            for (House node : List.of(house, other)) {
                Answer right = signIn(node, "admin@demo.test", House.PASSWORD);
                assertEquals("throttled", right.code());
                long wait = Long.parseLong(right.header("Retry-After").orElseThrow());
                assertTrue(wait > LONG.toSeconds() - 60 && wait <= LONG.toSeconds(), wait + " s");
            }
            assertEquals(
                    "bad_credentials",
                    signIn(house, "somebody.else@demo.test", "wrong").code());
        }
    }

    @Test
    void fifty_accounts_tried_from_one_address_lock_the_address_exactly_as_configured() {
        var account = new Patience(1_000, LONG, Duration.ofMinutes(10));
        var address = new Patience(11, LONG, Duration.ofMinutes(10));
        try (House house = new House(POSTGRES, account, address, none -> Directives.reject())) {
            House.await(house.database.write(connection -> {
                try (var delete = connection.createStatement()) {
                    return delete.executeUpdate("delete from sign_in_attempt");
                }
            }));
            assertEquals(
                    Map.of("bad_credentials", 12L, "throttled", 38L),
                    fifty(i -> house, i -> "guess" + i + "@demo.test"));
        }
    }

    private static Map<String, Long> fifty(Function<Integer, House> node, Function<Integer, String> email) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<String>> tries = IntStream.range(0, 50)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> verdict(node.apply(i), email.apply(i), "wrong " + i), threads))
                    .toList();
            return tries.stream()
                    .map(CompletableFuture::join)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        }
    }

    /** On a slow machine fifty wait too long for six connections: who is asked to come again does so, and has not been counted. */
    private static String verdict(House house, String email, String password) {
        String code = "unavailable";
        for (int i = 0; i < 20 && code.equals("unavailable"); i++)
            code = signIn(house, email, password).code();
        return code;
    }

    private static Answer signIn(House house, String email, String password) {
        return house.post("/api/v1/sign-in", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }
}
