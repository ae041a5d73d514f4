// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.account.Access;
import sohbet.http.edge.Answers;
import sohbet.persistence.account.Role;
import sohbet.persistence.audit.AuditEntry;
import sohbet.persistence.audit.AuditList;
import sohbet.persistence.postgres.TestPostgres;

/**
 * What being audited costs: the same write once through an operation that is audited and once through one that is not, on a server
 * that really writes to its disk; and what reading costs with half a million acts in it. Run by hand: {@code -Dtest=AuditCost}.
 */
class AuditCost {
    private static final int EACH = 400;
    private static final int ACTS = 500_000;

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    @Test
    void of_a_write_and_of_a_page() throws Exception {
        sql("alter system set fsync = on");
        sql("select pg_reload_conf()");
        try (House house = new House(POSTGRES, AuditCost::writes)) {
            sql("create table written (id int primary key, n bigint)");
            sql("insert into written select i, 0 from generate_series(0, 63) i");
            String key = house.key(Role.ADMIN);
            for (int at : List.of(1, 8)) {
                run(house, key, "/plain", at, EACH);
                run(house, key, "/audited", at, EACH);
                double plain = 0;
                double audited = 0;
                for (int round = 0; round < 3; round++) {
                    plain += run(house, key, "/plain", at, EACH);
                    audited += run(house, key, "/audited", at, EACH);
                }
                System.out.printf(
                        "%d at once: %.2f ms unaudited, %.2f ms audited, ratio %.2f%n",
                        at, plain / 3, audited / 3, audited / plain);
            }
            reading(house);
        } finally {
            sql("alter system reset fsync");
            sql("select pg_reload_conf()");
        }
    }

    private static Route writes(House house) {
        var access = house.accounts.access();
        return Directives.concat(
                Directives.path("audited", () -> write(house, access, "takeSession")),
                Directives.path("plain", () -> write(house, access, "tryKnowledge")));
    }

    private static Route write(House house, Access access, String operation) {
        return access.caller(
                operation,
                caller -> Answers.when(
                        house.database.write("demo", connection -> {
                            try (var update = connection.prepareStatement(
                                    "update written set n = n + 1 where id = (random() * 63)::int")) {
                                return update.executeUpdate();
                            }
                        }),
                        done -> HttpResponse.create()));
    }

    /** Milliseconds a write, half of them within. */
    private static double run(House house, String key, String path, int at, int count) throws Exception {
        var times = new ArrayList<Long>();
        try (var threads = Executors.newFixedThreadPool(at)) {
            var jobs = new ArrayList<Callable<Long>>();
            for (int i = 0; i < count; i++)
                jobs.add(() -> {
                    long begun = System.nanoTime();
                    house.post(path, "", "Authorization", "Bearer " + key);
                    return System.nanoTime() - begun;
                });
            for (Future<Long> done : threads.invokeAll(jobs)) times.add(done.get());
        }
        times.sort(Long::compare);
        return times.get(times.size() / 2) / 1e6;
    }

    /** Half a million acts of a month, of two merchants. */
    private static void reading(House house) throws Exception {
        sql("""
            insert into audit (merchant_id, at, step, who_kind, who_id, who_name, what, object_kind, object_id, address, device, request)
            select case when i % 10 = 0 then 'other' else 'demo' end, date_trunc('month', now()) + make_interval(secs => i * 4.8),
              'attempt', 'person', 'u' || i % 7, 'Ayşe Yılmaz ' || i % 7, 'sayInSession', 'sessions', md5(i::text), '203.0.113.' || i % 200,
              'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36', md5(i::text)
            from generate_series(1, COUNT) i""".replace("COUNT", Integer.toString(ACTS)));
        sql("""
            insert into audit (merchant_id, at, step, act, who_kind, what, status, code)
            select merchant_id, at + interval '5 ms', 'outcome', id, who_kind, what, case when id % 500 = 0 then 409 else 200 end,
              case when id % 500 = 0 then 'stale' end
            from audit where step = 'attempt' and merchant_id in ('demo', 'other') and request is not null""");
        sql("analyze audit");
        System.out.println("bytes an act: "
                + number("select sum(pg_total_relation_size(inhrelid)) / " + ACTS
                        + " from pg_inherits where inhparent = 'audit'::regclass"));
        page(house, "the newest", null, null, null);
        page(house, "of one person", "u3", null, null);
        page(house, "refused ones", null, AuditEntry.Outcome.REFUSED, null);
        page(house, "failed ones, of which there are none", null, AuditEntry.Outcome.FAILED, null);
        page(house, "of unknown outcome, of which there are none", null, AuditEntry.Outcome.UNKNOWN, null);
        page(house, "with a text many have", null, null, "yilmaz");
        page(house, "with a text one has", null, null, "c4ca4238a0b923820dcc509a6f75849b");
    }

    private static void page(House house, String name, String who, AuditEntry.Outcome outcome, String text) {
        var filter = new AuditList.Filter(
                java.time.Instant.EPOCH,
                java.time.Instant.parse("9000-01-01T00:00:00Z"),
                who,
                null,
                null,
                outcome,
                text);
        long best = Long.MAX_VALUE;
        int rows = 0;
        for (int i = 0; i < 5; i++) {
            long begun = System.nanoTime();
            rows = House.await(house.database.read(
                            "demo", connection -> AuditList.page(connection, "demo", filter, null, 51)))
                    .size();
            best = Math.min(best, System.nanoTime() - begun);
        }
        System.out.printf("a page %s: %d rows, %.1f ms%n", name, rows, best / 1e6);
    }

    private static void sql(String sql) throws SQLException {
        try (var connection = POSTGRES.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(String sql) throws SQLException {
        try (var connection = POSTGRES.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
