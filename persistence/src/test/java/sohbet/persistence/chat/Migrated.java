// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import sohbet.persistence.Database;
import sohbet.persistence.postgres.TestPostgres;

/** A database with all tables in it, empty. */
public final class Migrated {
    private Migrated() {}

    public static TestPostgres.Database database() {
        var database = TestPostgres.database();
        Database.migrate(Database.Settings.of(database.url(), database.user(), database.password()));
        return database;
    }
}
