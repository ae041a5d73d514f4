// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sohbet.persistence.account.Shops.HERE;
import static sohbet.persistence.account.Shops.THERE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.persistence.DatabaseProbe;
import sohbet.persistence.account.ApiKey.Made;
import sohbet.persistence.account.ApiKey.Status;
import sohbet.persistence.account.KeyList.Change;
import sohbet.persistence.account.KeyList.NewKey;
import sohbet.persistence.chat.Migrated;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ApiKeysTest {
    @RegisterExtension
    static final TestPostgres.Database POSTGRES = Migrated.database();

    private static final AtomicInteger ASKED = new AtomicInteger();
    private static Shops shops;
    private static ApiKeys keys;
    private static KeyList list;
    private static KeyExpiry expiry;

    @BeforeAll
    static void open() {
        shops = new Shops(POSTGRES);
        shops.database.watch(new DatabaseProbe() {
            @Override
            public void worked(String pool, boolean transaction, long nanos) {
                ASKED.incrementAndGet();
            }
        });
        keys = new ApiKeys(shops.database);
        list = new KeyList(shops.database);
        expiry = new KeyExpiry(shops.database);
    }

    @AfterAll
    static void close() {
        shops.close();
    }

    @Test
    void a_key_opens_what_it_was_made_for_and_its_text_is_nowhere() {
        Made made = made(new NewKey("till", Role.OPERATOR, Scopes.of(List.of("carts:write")), null, "u", null));
        ApiKeys.Opened opened = open(made.text()).orElseThrow();
        assertEquals("till", opened.name());
        assertEquals(HERE, opened.merchantId());
        assertEquals(Role.OPERATOR, opened.role());
        assertEquals(List.of("carts:write"), opened.scopes().words());
        assertNull(opened.owner());
        String secret = made.text().substring(made.text().length() - 49);
        assertFalse(shops.dump("api_key").contains(secret));
        assertFalse(shops.dump("api_key").contains(hex(secret)));
        assertFalse((made + " " + made.key() + " " + opened).contains(secret));
    }

    @Test
    void what_has_no_checksum_is_refused_without_a_question() {
        var asking = new ApiKeys(shops.database);
        open(asking, "sohbet_sk_" + "x".repeat(40)); // learns which keys were given
        String real = made(plain("k")).text();
        ASKED.set(0);
        long since = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            assertTrue(open(asking, real.substring(0, 60) + String.format("%012d", i))
                    .isEmpty());
        }
        long beats = (System.nanoTime() - since) / 250_000_000 + 1;
        assertTrue(ASKED.get() <= beats, ASKED + " questions in " + beats + " beats");
        assertTrue(open(asking, real).isPresent());
        assertTrue(ASKED.get() > 0);
    }

    @Test
    void many_who_come_at_once_with_a_key_of_the_installation_all_get_in() {
        String key = "sohbet_sk_" + "g".repeat(40);
        new ApiKeys(shops.database)
                .installed(key, "given", HERE, Role.ADMIN)
                .toCompletableFuture()
                .join();
        var keys = new ApiKeys(shops.database);
        var asked = IntStream.range(0, 30)
                .mapToObj(i -> keys.find(key).toCompletableFuture())
                .toList();
        for (var one : asked) assertTrue(one.join().isPresent());
    }

    @Test
    void during_the_overlap_both_secrets_work_and_then_the_new_one_alone() {
        Made first = made(plain("rotated"));
        Made second = Shops.await(list.rotate(HERE, first.key().id(), Duration.ofSeconds(3)))
                .orElseThrow();
        assertEquals(first.key().id(), second.key().id());
        assertTrue(open(first.text()).isPresent());
        assertTrue(open(second.text()).isPresent());
        await().atMost(Duration.ofSeconds(15)).until(() -> open(first.text()).isEmpty());
        assertTrue(open(second.text()).isPresent());
        Made third =
                Shops.await(list.rotate(HERE, first.key().id(), Duration.ZERO)).orElseThrow();
        assertTrue(open(second.text()).isEmpty());
        assertTrue(open(third.text()).isPresent());
        assertTrue(
                Shops.await(list.rotate(THERE, first.key().id(), Duration.ZERO)).isEmpty());
    }

    @Test
    void a_key_ends_at_the_second_it_was_given_by_the_databases_clock() {
        Made made = made(plain("brief"));
        String id = made.key().id();
        shops.run("update api_key set expires_at = clock_timestamp() + interval '1 second' where id = '" + id + "'");
        assertTrue(open(made.text()).isPresent());
        await().atMost(Duration.ofSeconds(10)).until(() -> open(made.text()).isEmpty());
        assertEquals(Status.EXPIRED, one(id).status());
        shops.run("update api_key set expires_at = clock_timestamp() + interval '1 hour' where id = '" + id + "'");
        assertTrue(open(made.text()).isPresent());
        shops.run("update api_key set expires_at = clock_timestamp() where id = '" + id + "'");
        assertTrue(open(made.text()).isEmpty());
        assertTrue(Shops.await(list.rotate(HERE, id, Duration.ofHours(1))).isEmpty());
    }

    @Test
    void a_revoked_key_opens_nothing_and_neither_does_the_secret_before() {
        Made first = made(plain("gone"));
        Made second = Shops.await(list.rotate(HERE, first.key().id(), Duration.ofHours(1)))
                .orElseThrow();
        assertFalse(Shops.await(list.revoke(THERE, first.key().id())));
        assertTrue(open(first.text()).isPresent());
        assertTrue(Shops.await(list.revoke(HERE, first.key().id())));
        assertFalse(Shops.await(list.revoke(HERE, first.key().id())));
        assertTrue(open(first.text()).isEmpty());
        assertTrue(open(second.text()).isEmpty());
        assertEquals(Status.REVOKED, one(first.key().id()).status());
    }

    @Test
    void a_change_applies_to_the_next_use() {
        Made made = made(plain("changed"));
        Change change = new Change("renamed", Role.VIEWER, Scopes.of(List.of("carts:read")), null);
        assertTrue(Shops.await(list.change(THERE, made.key().id(), change)).isEmpty());
        assertEquals(
                "renamed",
                Shops.await(list.change(HERE, made.key().id(), change))
                        .orElseThrow()
                        .name());
        ApiKeys.Opened opened = open(made.text()).orElseThrow();
        assertEquals(Role.VIEWER, opened.role());
        assertFalse(opened.scopes().includes("carts:write"));
    }

    @Test
    void a_persons_key_may_never_more_than_the_person_and_ends_with_them() {
        String person = shops.person(HERE, Role.ADMIN);
        Made made = made(new NewKey("own", Role.ADMIN, Scopes.ALL, person, person, null));
        assertEquals(Role.ADMIN, open(made.text()).orElseThrow().role());
        Shops.await(new StaffUsers(shops.database).changeRole(person, HERE, Role.VIEWER));
        ApiKeys.Opened opened = open(made.text()).orElseThrow();
        assertEquals(Role.VIEWER, opened.role());
        assertEquals(new ApiKeys.Owner(person, Role.VIEWER), opened.owner());
        assertEquals(1, Shops.await(list.of(HERE, person)).size());
        assertFalse(Shops.await(list.revokeOwn(HERE, made.key().id(), shops.person(HERE, Role.ADMIN))));
        shops.run("update staff_user set disabled = true where id = '" + person + "'");
        assertTrue(open(made.text()).isEmpty());
        shops.run("update staff_user set disabled = false where id = '" + person + "'");
        assertTrue(open(made.text()).isPresent());
        shops.run("delete from membership where user_id = '" + person + "'");
        assertTrue(open(made.text()).isEmpty());
        assertTrue(Shops.await(list.one(HERE, made.key().id())).isEmpty());
    }

    @Test
    void the_last_use_is_noted_at_most_once_a_minute() {
        Made made = made(plain("used"));
        assertNull(one(made.key().id()).lastUsedAt());
        open(made.text());
        Instant first = one(made.key().id()).lastUsedAt();
        assertTrue(first != null);
        open(made.text());
        assertEquals(first, one(made.key().id()).lastUsedAt());
        shops.run("update api_key set last_used_at = now() - interval '61 seconds' where id = '"
                + made.key().id() + "'");
        open(made.text());
        assertTrue(!first.isAfter(one(made.key().id()).lastUsedAt()));
    }

    @Test
    void a_persons_keys_are_bounded() {
        String person = shops.person(THERE, Role.VIEWER);
        NewKey wanted = new NewKey("own", Role.VIEWER, Scopes.ALL, person, person, null);
        for (int i = 0; i < 20; i++)
            assertTrue(Shops.await(list.add(THERE, wanted)).isPresent());
        assertTrue(Shops.await(list.add(THERE, wanted)).isEmpty());
        assertTrue(Shops.await(list.add(THERE, plain("the shop's"))).isPresent());
    }

    @Test
    void a_week_ahead_somebody_is_reminded_once_and_again_when_it_ends_at_another_time() {
        Made soon = made(plain("soon"));
        Made later = made(plain("later"));
        shops.run("update api_key set expires_at = now() + interval '6 days' where id = '"
                + soon.key().id() + "'");
        shops.run("update api_key set expires_at = now() + interval '8 days' where id = '"
                + later.key().id() + "'");
        var due = due(soon);
        assertEquals(List.of("soon"), due.stream().map(KeyExpiry.Ending::name).toList());
        assertTrue(due(later).isEmpty());
        assertTrue(Shops.await(expiry.reminded(due.getFirst())));
        assertFalse(Shops.await(expiry.reminded(due.getFirst())));
        assertTrue(due(soon).isEmpty());
        shops.run("update api_key set expires_at = now() + interval '5 days' where id = '"
                + soon.key().id() + "'");
        assertEquals(1, due(soon).size());
    }

    @Test
    void what_has_been_over_for_a_month_is_cleared_away() {
        Made old = made(plain("old"));
        Made fresh = made(plain("fresh"));
        shops.run("update api_key set expires_at = now() - interval '31 days' where id = '"
                + old.key().id() + "'");
        shops.run("update api_key set expires_at = now() - interval '29 days' where id = '"
                + fresh.key().id() + "'");
        assertTrue(Shops.await(expiry.clear()) >= 1);
        assertTrue(Shops.await(list.one(HERE, old.key().id())).isEmpty());
        assertTrue(Shops.await(list.one(HERE, fresh.key().id())).isPresent());
    }

    private static List<KeyExpiry.Ending> due(Made made) {
        return Shops.await(expiry.due(KeyExpiry.AHEAD)).stream()
                .filter(one -> one.id().equals(made.key().id()))
                .toList();
    }

    private static NewKey plain(String name) {
        return new NewKey(name, Role.ADMIN, Scopes.ALL, null, null, null);
    }

    private static Made made(NewKey wanted) {
        return Shops.await(list.add(HERE, wanted)).orElseThrow();
    }

    private static ApiKey one(String id) {
        return Shops.await(list.one(HERE, id)).orElseThrow();
    }

    private static Optional<ApiKeys.Opened> open(String text) {
        return open(keys, text);
    }

    private static Optional<ApiKeys.Opened> open(ApiKeys through, String text) {
        return Shops.await(through.find(text));
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
