// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RecollectionTest {
    private final Recollection recollection = new Recollection();

    private void note(int from, int to) {
        for (int i = from; i < to; i++) recollection.note("cid-" + i, i + 1, null);
    }

    @Test
    void the_last_256_are_known_with_their_outcomes() {
        note(0, 300);
        assertEquals(new Outcome(300, 300, null), recollection.of("cid-299"));
        assertEquals(new Outcome(45, 45, null), recollection.of("cid-44"));
        assertNull(recollection.of("cid-43"));
        assertTrue(recollection.mayBeOlder("cid-43"));
        assertFalse(recollection.mayBeOlder("cid-44"), "known, so not older");
        assertFalse(recollection.mayBeOlder("cid-300"));
    }

    @Test
    void the_facts_of_one_command_are_one_outcome() {
        recollection.note("a", 1, null);
        recollection.note("b", 2, Rejection.of("no"));
        recollection.note("b", 3, Rejection.of("no"));
        assertEquals(new Outcome(2, 3, Rejection.of("no")), recollection.of("b"));
    }

    @Test
    void of_the_8192_before_them_it_knows_that_they_were() {
        note(0, 9_000);
        int forgotten = 9_000 - Recollection.RECENT - Recollection.OLDER;
        for (int i = forgotten; i < 9_000 - Recollection.RECENT; i++) assertTrue(recollection.mayBeOlder("cid-" + i));
        int mistaken = 0;
        for (int i = 0; i < 20_000; i++) if (recollection.mayBeOlder("new-" + i)) mistaken++;
        assertTrue(mistaken <= 2, mistaken + " of 20,000 new ids would cost a search");
        assertFalse(recollection.mayBeOlder("cid-" + (forgotten - 1)));
    }

    @Test
    void it_comes_back_from_a_snapshot_as_it_was_and_forgets_in_the_same_order() {
        for (int known : new int[] {10, 300, 5_000, 9_000, 20_000}) {
            var fresh = new Recollection();
            for (int i = 0; i < known; i++) fresh.note("cid-" + i, i + 1, null);
            var restored = Recollection.restore(fresh.recent(), fresh.older());
            for (var one : new Recollection[] {fresh, restored})
                for (int i = known; i < known + 500; i++) one.note("cid-" + i, i + 1, null);
            assertEquals(fresh.recent(), restored.recent());
            assertEquals(
                    fresh.recent().firstEntry().getKey(),
                    restored.recent().firstEntry().getKey());
            assertArrayEquals(fresh.older(), restored.older());
        }
    }

    /** Stored in snapshots: a change here would make every one of them misremember. */
    @Test
    void the_hash_stays_what_it_is() {
        for (String cid : new String[] {"", "a", "0f8fad5b-d9cb-469f-a165-70867728950e", "çığ"})
            recollection.note(cid, 1, null);
        note(0, 256);
        assertArrayEquals(new int[] {1572119809, 1469464775, 1128880109, 1396003285}, recollection.older());
    }
}
