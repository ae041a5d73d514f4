// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public class PoolNamesTest {
    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    @Test
    void the_pools_bear_their_names() {
        try (var database = Database.open(settings(POSTGRES.url()))) {
            assertTrue(database.namesHold());
        }
    }

    @Test
    void one_name_for_all_is_noticed() {
        try (var database = Database.open(settings(misnamed(POSTGRES.url())))) {
            assertFalse(database.namesHold());
        }
    }

    /** As a pooler does that gives every client the connections of the first. */
    public static String misnamed(String url) {
        return url + (url.contains("?") ? "&" : "?") + "ApplicationName=sohbet%20app";
    }

    private static Database.Settings settings(String url) {
        return Database.Settings.of(url, POSTGRES.user(), POSTGRES.password());
    }
}
