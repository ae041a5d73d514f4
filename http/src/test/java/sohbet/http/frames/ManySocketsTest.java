// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManySocketsTest {
    private static final int MANY = 1000;
    FramesServer server;

    @BeforeEach
    void start() {
        server = new FramesServer(FrameSettings.defaults());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** All at the same moment: a backlog too short would refuse or stall some. */
    List<RawClient> openTogether() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RawClient>> opening =
                    threads.invokeAll(java.util.Collections.nCopies(MANY, (Callable<RawClient>) server::open));
            List<RawClient> clients = new ArrayList<>();
            for (Future<RawClient> one : opening) clients.add(one.get());
            return clients;
        }
    }

    @Test
    void a_thousand_at_once_are_all_served_and_leave_nothing_behind() throws Exception {
        for (int round = 0; round < 2; round++) {
            List<RawClient> clients = openTogether();
            await().until(() -> server.sockets.count() == MANY);
            int n = 0;
            for (RawClient client : clients) {
                switch (n++ % 4) {
                    case 0 -> client.close();
                    case 1 -> client.slam();
                    case 2 -> {
                        client.close(1000, "");
                        assertEquals(1000, client.read().code());
                        client.close();
                    }
                    default -> {
                        client.hex("ff 80 00 00 00 00");
                        assertEquals(1002, client.readClose().code());
                        client.close();
                    }
                }
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> server.sockets.count() == 0);
            List<Counterpart> handlers = new ArrayList<>();
            server.handlers.drainTo(handlers);
            assertEquals(MANY, handlers.size());
            for (Counterpart handler : handlers) assertTrue(handler.calls.contains("closed"));
            await().until(() -> handlers.stream().allMatch(handler -> handler.self.isTerminated()));
        }
    }

    @Test
    void a_message_encoded_once_reaches_every_watcher() throws Exception {
        List<RawClient> clients = openTogether();
        ByteString shared = Frames.shared("{\"type\":\"event\",\"text\":\"çay\"}");
        for (int i = 0; i < MANY; i++) server.counterpart().does(socket -> socket.sendShared(shared));
        for (RawClient client : clients) {
            assertEquals("{\"type\":\"event\",\"text\":\"çay\"}", client.read().text());
            client.close();
        }
        await().until(() -> server.sockets.count() == 0);
    }
}
