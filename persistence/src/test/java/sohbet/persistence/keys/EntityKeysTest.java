// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sohbet.engine.kernel.Seal;
import sohbet.persistence.Database;
import sohbet.persistence.journal.Diary;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EntityKeysTest {
    @RegisterExtension
    static final TestPostgres.Database postgres = TestPostgres.migrated();

    private static final byte[] WORDS = "Merhaba, ben Ayşe".getBytes(UTF_8);

    @TempDir
    static Path folder;

    private static Path file;
    private static Database database;

    @BeforeAll
    static void start() {
        database = Database.open(Diary.settings(postgres));
        file = folder.resolve("data/master-keyset.json");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    /** As after a restart: nothing is remembered. */
    private static EntityKeys keys() {
        return new EntityKeys(database, MasterKey.readOrCreate(file));
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void what_was_sealed_opens_again_after_a_restart() throws Exception {
        byte[] sealed = get(keys().findOrCreate("chat|m~1")).seal(WORDS);
        assertArrayEquals(WORDS, get(keys().find("chat|m~1")).orElseThrow().open(sealed));
        assertTrue(new String(sealed, UTF_8).indexOf("Merhaba") < 0);
    }

    @Test
    void an_entity_without_a_key_has_none() throws Exception {
        assertTrue(get(keys().find("chat|m~nobody")).isEmpty());
    }

    @Test
    void the_same_words_are_never_sealed_the_same_way() throws Exception {
        Seal seal = get(keys().findOrCreate("chat|m~2"));
        assertNotEquals(List.of(seal.seal(WORDS)), List.of(seal.seal(WORDS)));
    }

    @Test
    void all_who_make_a_key_at_once_get_the_same() throws Exception {
        for (int round = 0; round < 20; round++) {
            String id = "chat|m~race" + round;
            List<CompletionStage<Seal>> made =
                    IntStream.range(0, 6).mapToObj(i -> keys().findOrCreate(id)).toList();
            byte[] sealed = get(made.getFirst()).seal(WORDS);
            for (var each : made) assertArrayEquals(WORDS, get(each).open(sealed));
        }
    }

    @Test
    void after_deletion_it_reads_as_erased_at_once_even_under_a_new_key() throws Exception {
        EntityKeys keys = keys();
        byte[] sealed = get(keys.findOrCreate("chat|m~3")).seal(WORDS);
        get(keys.delete("chat|m~3"));
        assertTrue(get(keys.find("chat|m~3")).isEmpty());
        Seal next = get(keys.findOrCreate("chat|m~3"));
        assertNull(next.open(sealed));
        assertArrayEquals(WORDS, next.open(next.seal(WORDS)));
    }

    @Test
    void damage_is_not_taken_for_erasure() throws Exception {
        Seal seal = get(keys().findOrCreate("chat|m~4"));
        byte[] sealed = seal.seal(WORDS);
        sealed[sealed.length - 1] ^= 1;
        assertThrows(IllegalArgumentException.class, () -> seal.open(sealed));
        assertThrows(IllegalArgumentException.class, () -> seal.open(new byte[] {9}));
    }

    @Test
    void a_key_is_good_for_its_own_entity_only() throws Exception {
        get(keys().findOrCreate("chat|m~5"));
        database.inTransaction(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(
                        "insert into entity_key select 'chat|m~stolen', key_id, wrapped from entity_key where persistence_id = 'chat|m~5'");
            }
        });
        var why = assertThrows(Exception.class, () -> get(keys().find("chat|m~stolen")));
        assertTrue(why.getCause() instanceof WrongMasterKey, why.toString());
        database.inTransaction(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute("delete from entity_key where persistence_id = 'chat|m~stolen'");
            }
        });
    }

    @Test
    void another_master_key_is_told_in_a_clear_sentence() throws Exception {
        get(keys().findOrCreate("chat|m~6"));
        keys().check();
        var other = new EntityKeys(database, MasterKey.readOrCreate(folder.resolve("other.json")));
        var why = assertThrows(WrongMasterKey.class, other::check);
        assertTrue(why.getMessage().contains("is not the one this database was written with"));
        Path garbage = Files.writeString(folder.resolve("garbage.json"), "{}");
        assertThrows(WrongMasterKey.class, () -> MasterKey.read(garbage));
        assertThrows(WrongMasterKey.class, () -> MasterKey.read(folder.resolve("none.json")));
    }

    @Test
    void the_master_keyset_is_readable_by_its_owner_alone() throws Exception {
        MasterKey.readOrCreate(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList(), "no half-written files are left");
        }
    }

    @Test
    void many_are_found_at_once() throws Exception {
        var keys = keys();
        byte[] sealed = get(keys.findOrCreate("chat|m~7")).seal(WORDS);
        get(keys.findOrCreate("chat|m~8"));
        var found = database.onConnection(
                connection -> keys.find(connection, List.of("chat|m~7", "chat|m~8", "chat|m~none")));
        assertEquals(Set.of("chat|m~7", "chat|m~8"), found.keySet());
        assertArrayEquals(WORDS, found.get("chat|m~7").open(sealed));
    }

    @Test
    void the_cost_of_sealing_is_known() throws Exception {
        Seal seal = get(keys().findOrCreate("chat|m~9"));
        byte[] text = new byte[120];
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 5_000; i++) seal.open(seal.seal(text));
            best = Math.min(best, System.nanoTime() - start);
        }
        double micros = best / 5_000 / 1_000.0;
        org.slf4j.LoggerFactory.getLogger("sohbet.cost").info("seal and open of 120 bytes: {} µs", micros);
        assertTrue(micros < 100, micros + " µs");
    }
}
