// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Locale;
import java.util.Scanner;
import java.util.concurrent.atomic.LongAdder;

/** The limit: clients that do nothing but insert the same bytes, one row and one commit at a time. */
final class SingleRows {
    private SingleRows() {}

    /** URL USER PASSWORD CLIENTS; then {@code SECONDS 0} a line. */
    public static void main(String[] words) throws Exception {
        int clients = Integer.parseInt(words[3]);
        var connections = new java.util.ArrayList<Connection>();
        for (int i = 0; i < clients; i++) connections.add(DriverManager.getConnection(words[0], words[1], words[2]));
        System.out.println("ready");
        var orders = new Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8);
        while (orders.hasNextLine()) {
            double seconds = Double.parseDouble(orders.nextLine().split(" ")[0]);
            var rows = new LongAdder();
            long began = System.nanoTime();
            long until = began + (long) (seconds * 1e9);
            var threads = new Thread[clients];
            for (int i = 0; i < clients; i++) {
                var connection = connections.get(i);
                threads[i] = Thread.ofPlatform().start(() -> insert(connection, until, rows));
            }
            for (var thread : threads) thread.join();
            System.out.println(String.format(
                    Locale.ROOT,
                    "{\"messages\":%d,\"all\":%d,\"refused\":0,\"seconds\":%.3f,\"p50\":0,\"p99\":0}",
                    rows.sum(),
                    rows.sum(),
                    (System.nanoTime() - began) / 1e9));
        }
    }

    private static void insert(Connection connection, long until, LongAdder rows) {
        try (var insert =
                connection.prepareStatement("insert into message (session, cid, at, body) values (?, ?, ?, ?)")) {
            String session = java.util.UUID.randomUUID().toString();
            while (System.nanoTime() < until) {
                insert.setString(1, session);
                insert.setObject(2, java.util.UUID.randomUUID());
                insert.setTimestamp(3, new Timestamp(System.currentTimeMillis()));
                insert.setString(4, Driver.TEXT);
                insert.executeUpdate();
                rows.increment();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
