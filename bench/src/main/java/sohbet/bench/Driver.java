// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * The load, in a Java machine of its own with one thread: the same for every contestant. It opens sockets, then runs a phase for
 * each line {@code SECONDS RATE} it reads (rate 0: closed loop, one message in flight a socket), and answers with one line of JSON.
 */
final class Driver {
    static final String TEXT =
            "Merhaba, bu ayakkabının kırk iki numarası var mı, yarın elimde olur mu? Bir de siyahı lazım bana.";

    private final String key;
    private final Selector selector = Selector.open();
    private final Wire[] wires;
    private long[] took = new long[1 << 16];
    private int answers;
    private int refused;
    private int welcomed;
    private boolean counting;
    private boolean closedLoop;

    private Driver(int sockets, String key) throws IOException {
        this.wires = new Wire[sockets];
        this.key = key;
    }

    /** HOST PORT PATH KEY SOCKETS [socketio]. */
    public static void main(String[] words) throws IOException {
        int sockets = Integer.parseInt(words[4]);
        boolean socketIo = words.length > 5;
        var driver = new Driver(sockets, words[3]);
        for (int i = 0; i < sockets; i++) {
            driver.wires[i] =
                    new Wire(driver, driver.selector, words[0], Integer.parseInt(words[1]), words[2], i, socketIo);
            // The server's queue of connections is not what is measured.
            long patience = System.nanoTime() + 60_000_000_000L;
            while (driver.welcomed < i - 50) {
                driver.turn(10);
                if (System.nanoTime() > patience)
                    throw new IOException("only " + driver.welcomed + " of " + i + " are welcomed");
            }
        }
        while (driver.welcomed < sockets) driver.turn(10);
        System.out.println("ready");
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (true) {
            while (!orders.ready() && System.in.available() == 0) driver.turn(50);
            String order = orders.readLine();
            if (order == null || order.equals("end")) return;
            var numbers = order.split(" ");
            System.out.println(driver.phase(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])));
        }
    }

    private String phase(double seconds, double rate) throws IOException {
        answers = 0;
        refused = 0;
        closedLoop = rate == 0;
        counting = true;
        long began = System.nanoTime();
        long until = began + (long) (seconds * 1e9);
        if (closedLoop) for (var wire : wires) wire.say(System.nanoTime());
        long sent = 0;
        long now = began;
        while (now < until) {
            while (!closedLoop && began + (long) (sent * 1e9 / rate) <= now)
                ask(wires[(int) (sent % wires.length)], began + (long) (sent++ * 1e9 / rate));
            turn(1);
            now = System.nanoTime();
        }
        counting = false;
        int counted = answers;
        double lasted = (now - began) / 1e9;
        long patience = now + 20_000_000_000L;
        while (isBusy() && System.nanoTime() < patience) turn(5);
        return result(counted, lasted);
    }

    private boolean isBusy() {
        for (var wire : wires) if (wire.inFlight) return true;
        return false;
    }

    /** What has to wait for the answer before counts from when it was due. */
    private static void ask(Wire wire, long due) throws IOException {
        if (wire.inFlight) wire.due.add(due);
        else wire.say(due);
    }

    private String result(int counted, double seconds) {
        long[] sorted = Arrays.copyOf(took, counted);
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "{\"messages\":%d,\"all\":%d,\"refused\":%d,\"seconds\":%.3f,\"p50\":%.3f,\"p99\":%.3f}",
                counted,
                answers,
                refused,
                seconds,
                at(sorted, 0.50),
                at(sorted, 0.99));
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1e6;
    }

    private void turn(long millis) throws IOException {
        selector.select(Driver::read, millis);
    }

    private static void read(SelectionKey ready) {
        try {
            ((Wire) ready.attachment()).read();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    String key() {
        return key;
    }

    void welcomed() {
        welcomed++;
    }

    void refused(String frame) {
        if (refused++ == 0) System.err.println(frame);
    }

    void answered(Wire wire, long nanos) throws IOException {
        if (counting) {
            if (answers == took.length) took = Arrays.copyOf(took, answers * 2);
            took[answers] = nanos;
        }
        answers++;
        if (!wire.due.isEmpty()) wire.say(wire.due.poll());
        else if (counting && closedLoop) wire.say(System.nanoTime());
    }
}
