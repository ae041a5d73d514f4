// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.stream.impl.fusing.GraphInterpreter;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LeftoversTest {
    private static long parsers(GraphInterpreter interpreter) {
        return Arrays.stream(interpreter.logics())
                .filter(stage -> stage.toString().contains("HttpRequestParser"))
                .count();
    }

    @Test
    void the_http_request_is_let_go_and_the_socket_lives_on() {
        AtomicReference<GraphInterpreter> held = new AtomicReference<>();
        try (FramesServer server = new FramesServer(FrameSettings.defaults())) {
            server.handler = () -> {
                held.set(Leftovers.holder());
                return Counterpart.echo();
            };
            try (RawClient client = server.open()) {
                GraphInterpreter interpreter = held.get();
                assertNotNull(interpreter);
                assertEquals(1, parsers(interpreter));
                await().until(() -> parsers(interpreter) == 0);
                assertEquals("still here", client.text("still here").read().text());
                client.close(1000, "");
                assertEquals(1000, client.read().code());
                assertEquals("end", client.ending());
            }
            await().until(() -> server.sockets.count() == 0);
            await().until(() -> held.get().isCompleted());
        }
    }

    @Test
    void a_connection_without_its_leftovers_is_still_cut_when_it_has_to_be() {
        AtomicReference<GraphInterpreter> held = new AtomicReference<>();
        try (FramesServer server =
                new FramesServer(FrameSettings.defaults().withCloseTimeout(java.time.Duration.ofMillis(200)))) {
            server.handler = () -> {
                held.set(Leftovers.holder());
                return Counterpart.echo();
            };
            try (RawClient client = server.open()) {
                await().until(() -> parsers(held.get()) == 0);
                server.counterpart().does(socket -> socket.close(1001, "going away"));
                assertEquals(1001, client.readClose().code());
                assertEquals("reset", client.ending());
            }
            await().until(() -> held.get().isCompleted());
        }
    }

    @Test
    void a_server_that_stops_takes_its_sockets_with_it() {
        AtomicReference<GraphInterpreter> held = new AtomicReference<>();
        FramesServer server = new FramesServer(FrameSettings.defaults());
        server.handler = () -> {
            held.set(Leftovers.holder());
            return Counterpart.echo();
        };
        try (RawClient client = server.open()) {
            await().until(() -> parsers(held.get()) == 0);
            Counterpart handler = server.counterpart().called("opened");
            org.junit.jupiter.api.Assertions.assertTimeout(java.time.Duration.ofSeconds(10), server::close);
            client.ending();
            handler.called("closed");
            assertEquals(0, server.sockets.count());
        }
    }
}
