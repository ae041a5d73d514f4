// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.typesafe.config.ConfigFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.http.House;
import sohbet.http.TestCertificate;
import sohbet.persistence.webhook.Outcome;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CourierTest {
    private static ActorSystem system;

    @BeforeAll
    static void open() {
        system = ActorSystem.create(
                "courier",
                ConfigFactory.parseString("pekko { loglevel = WARNING, actor.provider = local }")
                        .withFallback(ConfigFactory.load()));
    }

    @AfterAll
    static void close() {
        system.terminate();
        House.await(system.getWhenTerminated());
    }

    private static Courier courier(boolean isSandbox, AddressGuard.Resolver resolver) {
        var guard = new AddressGuard(new AddressGuard.Settings(isSandbox, Set.of(), List.of()), resolver);
        return new Courier(system, guard, Duration.ofSeconds(15), null);
    }

    private static Letter letter(String url) {
        return new Letter(URI.create(url), Map.of("webhook-id", "msg_1"), ByteString.fromString("{}"));
    }

    @Test
    void the_connection_goes_to_the_address_that_was_checked_whatever_the_name_means_next() {
        try (var receiver = new Receiver()) {
            var asked = new AtomicInteger();
            // The first answer is what is checked; every further one leads elsewhere.
            var courier = courier(true, host ->
                    new InetAddress[] {InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "127.0.0.1" : "10.9.9.9")});
            Outcome outcome = courier.carry(letter("http://hook.example:" + receiver.port() + "/in"));
            assertEquals(204, outcome.status(), outcome.toString());
            assertEquals(1, asked.get());
            assertEquals(
                    "hook.example:" + receiver.port(),
                    receiver.messages.getFirst().host());
        }
    }

    @Test
    void a_name_that_was_public_when_it_was_entered_and_is_private_now_is_not_connected_to() {
        try (var receiver = new Receiver()) {
            var asked = new AtomicInteger();
            AddressGuard.Resolver rebinding = host -> new InetAddress[] {
                InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "93.184.216.34" : "127.0.0.1")
            };
            var guard =
                    new AddressGuard(new AddressGuard.Settings(false, Set.of(receiver.port()), List.of()), rebinding);
            String url = "https://hook.example:" + receiver.port() + "/";
            House.await(java.util.concurrent.CompletableFuture.supplyAsync(() -> {
                try {
                    return guard.checked(guard.parsed(url));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
            Outcome outcome = new Courier(system, guard, Duration.ofSeconds(2), null).carry(letter(url));
            assertEquals("address_refused", outcome.fault());
            assertNull(outcome.status());
            assertTrue(receiver.messages.isEmpty());
        }
    }

    @Test
    void a_server_that_never_answers_is_left_after_a_while() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            long begun = System.nanoTime();
            Outcome outcome = courier(true, InetAddress::getAllByName)
                    .carry(letter("http://127.0.0.1:" + silent.getLocalPort() + "/"));
            assertEquals("timeout", outcome.fault());
            assertTrue(Duration.ofNanos(System.nanoTime() - begun).toMillis() < 30_000);
        }
    }

    @Test
    void an_answer_without_end_is_read_no_further_than_it_is_kept() {
        try (var receiver = new Receiver()) {
            receiver.answers = (exchange, message) -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] much = "y".repeat(4_096).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                for (int i = 0; i < 10_000; i++) exchange.getResponseBody().write(much);
            };
            Outcome outcome =
                    courier(true, InetAddress::getAllByName).carry(letter("http://127.0.0.1:" + receiver.port() + "/"));
            assertEquals(200, outcome.status(), outcome.toString());
            assertEquals(1_024, String.valueOf(outcome.answer()).length());
        }
    }

    @Test
    void what_stands_in_the_way_is_named_by_a_word() throws Exception {
        var courier = courier(true, InetAddress::getAllByName);
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertEquals(
                "connect",
                courier.carry(letter("http://127.0.0.1:" + closed + "/")).fault());
        assertEquals(
                "unknown_host",
                courier.carry(letter("https://no-such-name.invalid/")).fault());
    }

    @Test
    void the_certificate_has_to_be_for_the_name_and_not_for_the_address() throws Exception {
        var certificate = new TestCertificate("dns:hook.example");
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.createContext("/", exchange -> Receiver.answer(exchange, 204, ""));
        server.start();
        try {
            AddressGuard.Resolver here = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
            var guard = new AddressGuard(new AddressGuard.Settings(true, Set.of(), List.of()), here);
            var trusting = ConnectionContext.httpsClient(certificate.context());
            var courier = new Courier(system, guard, Duration.ofSeconds(15), trusting);
            int port = server.getAddress().getPort();
            Outcome good = courier.carry(letter("https://hook.example:" + port + "/"));
            assertEquals(204, good.status(), good.toString());
            assertEquals(
                    "tls",
                    courier.carry(letter("https://other.example:" + port + "/")).fault());
            assertEquals(
                    "tls",
                    courier.carry(letter("https://127.0.0.1:" + port + "/")).fault());
            var usual = new Courier(system, guard, Duration.ofSeconds(15), null);
            assertEquals(
                    "tls",
                    usual.carry(letter("https://hook.example:" + port + "/")).fault());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_server_may_ask_to_be_left_alone() {
        try (var receiver = new Receiver()) {
            receiver.answers = (exchange, message) -> {
                exchange.getResponseHeaders().add("Retry-After", "120");
                Receiver.answer(exchange, 429, "");
            };
            Outcome outcome =
                    courier(true, InetAddress::getAllByName).carry(letter("http://127.0.0.1:" + receiver.port() + "/"));
            assertEquals(Duration.ofMinutes(2), outcome.retryAfter());
        }
    }
}
