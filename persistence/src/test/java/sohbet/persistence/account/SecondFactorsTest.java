// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sohbet.persistence.account.Shops.HERE;
import static sohbet.persistence.account.Shops.THERE;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.persistence.account.SecondFactors.Reset;
import sohbet.persistence.chat.Migrated;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecondFactorsTest {
    @RegisterExtension
    static final TestPostgres.Database POSTGRES = Migrated.database();

    private static final AtomicReference<Instant> NOW = new AtomicReference<>();
    private static Shops shops;
    private static SecondFactors factors;
    private String person;

    @BeforeAll
    static void open() {
        shops = new Shops(POSTGRES);
        var master = MasterKey.readOrCreate(Path.of("target", "keyset-" + UUID.randomUUID() + ".json"));
        factors = new SecondFactors(shops.database, master, NOW::get);
    }

    @AfterAll
    static void close() {
        shops.close();
    }

    @BeforeEach
    void somebody() {
        NOW.set(Instant.parse("2026-11-21T12:00:00Z"));
        person = shops.person(HERE, Role.OPERATOR);
    }

    @Test
    void it_counts_once_a_code_of_it_was_confirmed() {
        byte[] secret = begun();
        assertFalse(await(factors.isSet(person)));
        assertFalse(await(factors.accept(person, code(secret))));
        assertTrue(await(factors.confirm(person, "000000")).isEmpty());
        assertEquals(
                10, await(factors.confirm(person, code(secret))).orElseThrow().size());
        assertTrue(await(factors.isSet(person)));
        assertTrue(await(factors.begin(person)).isEmpty());
        assertEquals(10, await(factors.standing(person)).recoveryCodesLeft());
    }

    @Test
    void beginning_again_makes_the_secret_before_worthless() {
        byte[] first = begun();
        byte[] second = begun();
        assertTrue(await(factors.confirm(person, code(first))).isEmpty());
        assertTrue(await(factors.confirm(person, code(second))).isPresent());
    }

    @Test
    void a_code_is_taken_once_and_none_before_it() {
        byte[] secret = set();
        assertFalse(await(factors.accept(person, code(secret))), "the one it was confirmed with");
        pass(30);
        String before = code(secret);
        pass(30);
        assertTrue(await(factors.accept(
                person, code(secret).substring(0, 3) + " " + code(secret).substring(3))));
        assertFalse(await(factors.accept(person, code(secret))));
        assertFalse(await(factors.accept(person, before)));
        pass(30);
        assertTrue(await(factors.accept(person, code(secret))));
    }

    @Test
    void of_twenty_who_bring_the_same_code_at_once_one_gets_in() {
        byte[] secret = set();
        for (int round = 0; round < 5; round++) {
            pass(30);
            String code = code(secret);
            assertEquals(1, atOnce(() -> await(factors.accept(person, code))));
        }
    }

    @Test
    void a_recovery_code_works_once_however_it_is_typed() {
        begun();
        byte[] secret = begun();
        List<String> codes = await(factors.confirm(person, code(secret))).orElseThrow();
        assertEquals(1, atOnce(() -> await(factors.accept(person, codes.get(0)))));
        String typed = codes.get(1).replace("-", " ").toUpperCase(java.util.Locale.ROOT);
        assertTrue(await(factors.accept(person, typed)));
        assertFalse(await(factors.accept(person, codes.get(1))));
        assertEquals(8, await(factors.standing(person)).recoveryCodesLeft());
        List<String> others = await(factors.renewRecoveryCodes(person)).orElseThrow();
        assertFalse(await(factors.accept(person, codes.get(2))));
        assertTrue(await(factors.accept(person, others.get(2))));
        assertFalse(await(factors.accept(shops.person(HERE, Role.ADMIN), others.get(3))));
    }

    @Test
    void nothing_of_it_can_be_read_in_the_store() {
        byte[] secret = set();
        String rows = shops.dump("second_factor") + shops.dump("recovery_code");
        assertFalse(rows.contains(java.util.HexFormat.of().formatHex(secret)), "the secret is there");
        List<String> codes = await(factors.renewRecoveryCodes(person)).orElseThrow();
        assertFalse(shops.dump("recovery_code").contains(codes.getFirst()));
    }

    @Test
    void an_admin_takes_it_away_from_the_own_staff_alone() {
        byte[] secret = set();
        assertEquals(Reset.NOBODY, await(factors.reset(THERE, person)));
        shops.alsoAt(THERE, person);
        assertEquals(Reset.SHARED, await(factors.reset(HERE, person)));
        shops.run("delete from membership where merchant_id = '" + THERE + "' and user_id = '" + person + "'");
        assertEquals(Reset.DONE, await(factors.reset(HERE, person)));
        assertEquals(Reset.NOBODY, await(factors.reset(HERE, person)));
        pass(30);
        assertFalse(await(factors.accept(person, code(secret))));
        assertEquals(0, await(factors.standing(person)).recoveryCodesLeft());
    }

    private static int atOnce(java.util.function.BooleanSupplier asked) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Boolean>> tries = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(asked::getAsBoolean, threads))
                    .toList();
            return (int) tries.stream().filter(CompletableFuture::join).count();
        }
    }

    private static void pass(int seconds) {
        NOW.updateAndGet(now -> now.plus(Duration.ofSeconds(seconds)));
    }

    private byte[] begun() {
        return decoded(await(factors.begin(person)).orElseThrow());
    }

    private byte[] set() {
        byte[] secret = begun();
        await(factors.confirm(person, code(secret))).orElseThrow();
        return secret;
    }

    private static String code(byte[] secret) {
        return Totp.codeAt(secret, NOW.get().getEpochSecond() / 30, 6);
    }

    private static byte[] decoded(String base32) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (char letter : base32.toCharArray()) {
            held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits);
            }
        }
        return bytes.toByteArray();
    }

    private static <T> T await(java.util.concurrent.CompletionStage<T> stage) {
        return Shops.await(stage);
    }
}
