// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import sohbet.persistence.Database;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.MerchantSettings;
import sohbet.persistence.merchant.Merchants;
import sohbet.persistence.postgres.TestPostgres;

/** Two shops with people, for the tests of what people and machines come in with. */
final class Shops implements AutoCloseable {
    static final String HERE = "here";
    static final String THERE = "there";

    final Database database;
    private final TestPostgres.Database postgres;

    Shops(TestPostgres.Database postgres) {
        this.postgres = postgres;
        database = Database.open(Database.Settings.of(postgres.url(), postgres.user(), postgres.password()));
        for (String id : List.of(HERE, THERE)) {
            await(new Merchants(database)
                    .addIfAbsent(new Merchant(
                            id,
                            id,
                            ZoneId.of("UTC"),
                            "TRY",
                            List.of("tr"),
                            "tr",
                            Merchants.freshPublicKey(),
                            "secret",
                            MerchantSettings.USUAL,
                            1)));
        }
    }

    /** A new member of staff's id. */
    String person(String merchant, Role role) {
        return await(new StaffUsers(database).add(Token.id() + "@shop.test", "Somebody", "no hash", merchant, role));
    }

    /** Has the person work for another shop too. */
    void alsoAt(String merchant, String userId) {
        run("insert into membership (user_id, merchant_id, role) values ('" + userId + "', '" + merchant
                + "', 'viewer')");
    }

    void run(String sql) {
        try (var connection = postgres.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything in a table as text. */
    String dump(String table) {
        try (var connection = postgres.dataSource().getConnection();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
