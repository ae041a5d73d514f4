// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import org.flywaydb.core.Flyway;
import sohbet.persistence.postgres.TestPostgres;

/** A database with all tables in it, empty. */
public final class Migrated {
  private Migrated() {}

  public static TestPostgres.Database database() {
    var database = TestPostgres.database();
    Flyway.configure()
        .dataSource(database.dataSource())
        .locations("classpath:db/migration")
        .load()
        .migrate();
    return database;
  }
}
