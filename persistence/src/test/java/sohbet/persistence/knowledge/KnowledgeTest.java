// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.chat.Migrated;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KnowledgeTest {
    @RegisterExtension
    static final TestPostgres.Database database = Migrated.database();

    private static KnowledgeEntry entry(String title) {
        return new KnowledgeEntry("cargo", Language.TURKISH, title, "Kargo 50 TL.", 0);
    }

    @Test
    void an_entry_is_put_changed_found_and_deleted_by_its_merchant_alone() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            assertEquals(1, Knowledge.put(connection, "a", entry("Kargo")).version());
            assertEquals(
                    2, Knowledge.put(connection, "a", entry("Kargo ücreti")).version());
            assertEquals(
                    "Kargo ücreti",
                    Knowledge.entry(connection, "a", "cargo").orElseThrow().title());
            assertEquals(List.of(), Knowledge.list(connection, "b"));
            assertFalse(Knowledge.delete(connection, "b", "cargo"));

            var fit = Knowledge.find(connection, "a", Language.TURKISH, List.of("kargonuz", "ucreti", "zebra"));
            assertEquals(2, fit.getFirst().inTitle());
            assertEquals(2, fit.getFirst().words());
            assertEquals(List.of(), Knowledge.find(connection, "a", Language.ENGLISH, List.of("kargo")));

            assertTrue(Knowledge.delete(connection, "a", "cargo"));
            assertFalse(Knowledge.delete(connection, "a", "cargo"));
        }
    }

    @Test
    void the_demo_shops_entries_are_entered_once_in_both_languages() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            assertTrue(DemoKnowledge.seed(connection, "demo"));
            assertFalse(DemoKnowledge.seed(connection, "demo"));
            long turkish = Knowledge.list(connection, "demo").stream()
                    .filter(entry -> entry.language() == Language.TURKISH)
                    .count();
            assertEquals(Knowledge.list(connection, "demo").size(), 2 * turkish);
        }
    }
}
