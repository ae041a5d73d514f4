// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.PoisonPill;
import org.apache.pekko.actor.Props;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a handler may count on: its calls, its order, its timers, its end. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SocketLifeTest {
    FramesServer server;

    @BeforeEach
    void start() {
        server = new FramesServer(FrameSettings.defaults().withCloseTimeout(Duration.ofMillis(500)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    void nothingIsLeft() {
        await().until(() -> server.sockets.count() == 0);
    }

    @Test
    void a_conversation_is_opened_heard_and_closed() {
        try (RawClient client = server.open()) {
            assertEquals("merhaba", client.text("merhaba").read().text());
            client.close(1000, "");
        }
        server.counterpart().called("opened", "text merhaba", "closed");
        nothingIsLeft();
    }

    @Test
    void a_peer_that_hangs_up_or_slams_the_door_closes_the_conversation() {
        server.open().close();
        server.counterpart().called("opened", "closed");
        server.open().slam();
        server.counterpart().called("opened", "closed");
        RawClient halfway = server.open();
        halfway.send(RawClient.header(RawClient.TEXT, 100)).close();
        server.counterpart().called("opened");
        nothingIsLeft();
    }

    @Test
    void messages_told_to_the_socket_reach_its_handler_in_order() {
        try (RawClient client = server.open()) {
            Counterpart handler = server.counterpart().called("opened");
            for (int i = 0; i < 50; i++) {
                String text = "t" + i;
                handler.does(socket -> socket.send(text));
            }
            for (int i = 0; i < 50; i++) assertEquals("t" + i, client.read().text());
        }
    }

    @Test
    void timers_come_once_are_replaced_by_their_key_and_can_be_cancelled() {
        try (RawClient client = server.open()) {
            Counterpart handler = server.counterpart().called("opened");
            handler.does(socket -> {
                socket.after("never", Duration.ofMillis(50));
                socket.after("later", Duration.ofMillis(20));
                socket.after("later", Duration.ofMillis(150));
                socket.after("soon", Duration.ofMillis(80));
                socket.cancel("never");
            });
            handler.called("timer soon", "timer later");
            assertEquals("x", client.text("x").read().text());
            handler.called("text x");
            assertTrue(handler.calls.isEmpty());
        }
    }

    static class Nobody extends AbstractActor {
        @Override
        public Receive createReceive() {
            return emptyBehavior();
        }
    }

    @Test
    void the_end_of_a_watched_actor_is_told() {
        ActorRef watched = server.system.actorOf(Props.create(Nobody.class));
        try (RawClient client = server.open()) {
            Counterpart handler = server.counterpart().called("opened");
            handler.does(socket -> socket.watch(watched));
            watched.tell(PoisonPill.getInstance(), ActorRef.noSender());
            handler.called("told Terminated");
        }
    }

    @Test
    void a_close_nobody_answers_is_cut_off() {
        try (RawClient client = server.open()) {
            server.counterpart().does(socket -> socket.close(1001, "going away"));
            assertEquals(1001, client.readClose().code());
            assertEquals("reset", client.ending());
        }
        nothingIsLeft();
    }

    @Test
    void everybody_is_told_when_the_node_goes() {
        try (RawClient one = server.open();
                RawClient two = server.open()) {
            await().until(() -> server.sockets.count() == 2);
            server.sockets.closeAll(CloseCode.GOING_AWAY, "going away");
            for (RawClient client : new RawClient[] {one, two}) {
                assertEquals("bye 1001", client.read().text());
                assertEquals(1001, client.read().code());
                client.close(1001, "");
            }
        }
        nothingIsLeft();
    }

    @Test
    void a_handler_that_throws_closes_with_1011_and_its_words_stay_out_of_the_log() {
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Frames.class);
        seen.start();
        logger.addAppender(seen);
        logger.setAdditive(false);
        try (RawClient client = server.open()) {
            Counterpart handler = server.counterpart().called("opened");
            handler.does(socket -> {
                socket.send("said before");
                throw new IllegalStateException("geheim", new IllegalArgumentException("türkü"));
            });
            assertEquals("said before", client.read().text());
            assertEquals("bye 1011", client.read().text());
            assertEquals(1011, client.read().code());
            handler.called("refused 1011", "closed");
            assertEquals(1, seen.list.size());
            String line = ch.qos.logback.classic.spi.ThrowableProxyUtil.asString(
                    seen.list.getFirst().getThrowableProxy());
            assertTrue(line.contains("IllegalStateException") && line.contains("SocketLifeTest"), line);
            assertTrue(!line.contains("geheim") && !line.contains("türkü"), line);
        } finally {
            logger.detachAppender(seen);
            logger.setAdditive(true);
        }
        nothingIsLeft();
    }

    @Test
    void a_handler_that_never_does_anything_but_throw_is_still_closed_and_logged_once() {
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Frames.class);
        seen.start();
        logger.addAppender(seen);
        logger.setAdditive(false);
        server.handler = () -> (SocketHandler) java.lang.reflect.Proxy.newProxyInstance(
                SocketHandler.class.getClassLoader(), new Class<?>[] {SocketHandler.class}, (proxy, method, args) -> {
                    throw new StackOverflowError();
                });
        try (RawClient client = server.open()) {
            assertEquals(1011, client.read().code());
        } finally {
            logger.detachAppender(seen);
            logger.setAdditive(true);
        }
        nothingIsLeft();
        assertEquals(1, seen.list.size());
    }

    @Test
    void the_socket_is_of_no_use_outside_its_callbacks() {
        AtomicReference<Socket> kept = new AtomicReference<>();
        try (RawClient client = server.open()) {
            Counterpart handler = server.counterpart().called("opened");
            handler.does(kept::set);
            await().until(() -> kept.get() != null);
            org.junit.jupiter.api.Assertions.assertThrows(
                    IllegalStateException.class, () -> kept.get().send("from afar"));
            assertEquals("x", client.text("x").read().text());
        }
    }

    @Test
    void a_code_that_may_not_be_sent_is_a_mistake_of_the_handler() {
        try (RawClient client = server.open()) {
            server.counterpart().does(socket -> socket.close(1006, ""));
            assertEquals("bye 1011", client.read().text());
        }
    }

    @Test
    void a_silent_peer_is_pinged_and_left_when_it_does_not_answer() {
        server.settings = server.settings.withKeepAlive(Duration.ofMillis(200));
        try (RawClient client = server.open()) {
            Counterpart handler = server.counterpart().called("opened");
            for (int i = 0; i < 3; i++) {
                assertEquals(RawClient.PING, client.read().first());
                client.frame(RawClient.PONG, new byte[0]);
            }
            long asked = System.nanoTime();
            assertEquals(RawClient.PING, client.read().first());
            assertEquals("reset", client.ending());
            assertTrue(System.nanoTime() - asked < Duration.ofSeconds(2).toNanos());
            handler.called("closed");
        }
        nothingIsLeft();
    }

    @Test
    void a_talkative_peer_is_not_pinged() {
        server.settings = server.settings.withKeepAlive(Duration.ofMillis(400));
        try (RawClient client = server.open()) {
            long until = System.nanoTime() + Duration.ofMillis(1200).toNanos();
            for (int i = 0; System.nanoTime() < until; i++)
                assertEquals("n" + i, client.text("n" + i).read().text());
        }
    }
}
