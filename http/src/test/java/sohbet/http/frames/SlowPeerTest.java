// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Peers that do not read: what waits for them is bounded, and so is the time they are waited for. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlowPeerTest {
    FramesServer server;

    @BeforeEach
    void start() {
        server = new FramesServer(
                FrameSettings.defaults().withQueue(64, 1 << 20).withCloseTimeout(Duration.ofSeconds(2)),
                "pekko.http.server.socket-options.so-send-buffer-size = 16384");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    RawClient openButDoNotRead() {
        RawClient client = RawClient.connect(server.port(), 4096);
        client.upgrade();
        return client;
    }

    /** Sends until nothing more fits into kernels and queue; the most that ever waited. */
    static int flood(Counterpart handler, int size) {
        AtomicInteger most = new AtomicInteger();
        String text = "x".repeat(size);
        for (int i = 0; i < 2000; i++) {
            handler.does(socket -> {
                socket.send(text);
                most.accumulateAndGet(socket.queued(), Math::max);
            });
        }
        await().until(() -> handler.calls.contains("closed"));
        return most.get();
    }

    @Test
    void a_queue_of_too_many_frames_ends_with_4408_and_last_words() {
        try (RawClient client = openButDoNotRead()) {
            Counterpart handler = server.counterpart();
            int most = flood(handler, 1000);
            assertTrue(most <= 64 && most > 32, "waiting at most: " + most);
            handler.called("opened", "refused 4408", "closed");
            RawClient.Frame frame = client.read();
            int arrived = 0;
            for (; frame.text().startsWith("x"); arrived++) frame = client.read();
            assertTrue(arrived < 2000);
            assertEquals("bye 4408", frame.text());
            assertEquals(4408, client.read().code());
        }
    }

    @Test
    void a_queue_of_too_many_bytes_does_too() {
        try (RawClient client = openButDoNotRead()) {
            Counterpart handler = server.counterpart();
            int most = flood(handler, 100_000);
            assertTrue(most <= 10, "waiting at most: " + most);
            handler.called("opened", "refused 4408", "closed");
            assertEquals(4408, client.readClose().code());
        }
    }

    @Test
    void a_peer_that_never_reads_is_cut_off_and_leaves_nothing_behind() {
        try (RawClient client = openButDoNotRead()) {
            flood(server.counterpart(), 100_000);
            await().atMost(Duration.ofSeconds(5)).until(() -> server.sockets.count() == 0);
            assertEquals("reset", client.ending());
        }
    }

    @Test
    void a_peer_that_pings_and_never_reads_is_not_read_either() {
        server.settings = server.settings.withKeepAlive(Duration.ofMillis(700));
        try (RawClient client = openButDoNotRead()) {
            Counterpart handler = server.counterpart().called("opened");
            byte[] ping = RawClient.masked(RawClient.PING, new byte[125]);
            byte[] many = new byte[ping.length * 500];
            for (int i = 0; i < 500; i++) System.arraycopy(ping, 0, many, i * ping.length, ping.length);
            AtomicInteger sent = new AtomicInteger();
            Thread flood = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 2000; i++, sent.incrementAndGet()) client.send(many);
                } catch (java.io.UncheckedIOException expected) {
                    // the connection is cut in the middle
                }
            });
            handler.called("closed");
            await().until(() -> !flood.isAlive());
            assertTrue(sent.get() < 2000, "131 MB were read though nobody took the answers");
            await().until(() -> server.sockets.count() == 0);
        }
    }

    @Test
    void a_peer_that_reads_slowly_but_reads_gets_everything() {
        server.settings = server.settings.withQueue(2000, 64 << 20);
        try (RawClient client = openButDoNotRead()) {
            Counterpart handler = server.counterpart();
            handler.does(socket -> {
                for (int i = 0; i < 1000; i++) socket.send(i + " " + "x".repeat(2000));
                socket.close(1000, "done");
            });
            for (int i = 0; i < 1000; i++) assertTrue(client.read().text().startsWith(i + " "));
            assertEquals(1000, client.read().code());
        }
    }
}
