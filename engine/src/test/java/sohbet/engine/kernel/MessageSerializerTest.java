// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static sohbet.engine.kernel.LedgerCommand.add;
import static sohbet.engine.kernel.LedgerCommand.note;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import sohbet.engine.kernel.EntityMessage.*;

/** What nodes say to each other. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class MessageSerializerTest {
    private static final TestNode node = TestNode.shared();
    private static final Instant AT = TestClock.START;
    private static final Serialization wire = SerializationExtension.get(Adapter.toClassic(node.kit.system()));

    private static final Rejection refusal = Rejection.retry("rate_limited", Duration.ofMillis(2_500))
            .with("limit", 20)
            .with("used", 20);
    private static final List<Recorded<LedgerEvent>> facts = List.of(
            new Recorded<>(7, new LedgerEvent.Noted(AT, Personal.of("Ayşe")), "cid", null, AT),
            new Recorded<>(8, new LedgerEvent.Added(AT, BigDecimal.TEN), null, refusal, null));

    private static <T> ActorRef<T> ref() {
        return node.kit.<T>createTestProbe().ref();
    }

    static List<Object> messages() {
        return List.of(
                new Execute("cid", note("Ayşe"), ref()),
                new Execute(null, add(5), ref()),
                new Read(ref()),
                new Follow(ref()),
                new Unfollow(ref()),
                new Signal(note("is typing")),
                new Wake(ref()),
                new Forget(ref()),
                new StateIs(9, Ledger.NEW.noted(Personal.of("Ayşe")).closed(AT)),
                new Awake(AT),
                new Awake(null),
                new Forgotten(),
                new Reply.Accepted(7, 8, facts, false),
                new Reply.Accepted(7, 6, List.of(), true),
                new Reply.Refused(refusal, 7, 8, facts),
                new Reply.Refused(Rejection.of("closed"), 1, 0, List.of()),
                new Followed.Following("ledger|a", Long.MAX_VALUE, ref()),
                new Followed.Happened("ledger|a", facts.getFirst()),
                new Followed.Signalled("ledger|a", note("is typing")),
                new Followed.Head("ledger|a", 3),
                new Followed.Lost("ledger|a"));
    }

    @TestFactory
    Stream<DynamicTest> every_message_arrives_as_it_was_sent() {
        return messages().stream()
                .map(message -> dynamicTest(message.toString(), () -> assertEquals(message, sent(message))));
    }

    private static Object sent(Object message) {
        var serializer = assertInstanceOf(MessageSerializer.class, wire.findSerializerFor(message));
        byte[] bytes = wire.serialize(message).get();
        String manifest = Serializers.manifestFor(serializer, message);
        return wire.deserialize(bytes, serializer.identifier(), manifest).get();
    }

    @Test
    void every_message_that_leaves_its_node_is_among_them() {
        var covered = messages().stream().map(Object::getClass).collect(toSet());
        assertEquals(Set.of(), leaving().filter(type -> !covered.contains(type)).collect(toSet()));
    }

    private static Stream<Class<?>> leaving() {
        return Stream.concat(
                Stream.of(StateIs.class, Awake.class, Forgotten.class),
                Stream.of(EntityMessage.class, Reply.class, Followed.class)
                        .flatMap(MessageSerializerTest::records)
                        .filter(type -> !Own.class.isAssignableFrom(type)));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(MessageSerializerTest::records)
                : Stream.of(type);
    }

    @Test
    void what_an_entity_tells_itself_stays_on_its_node() {
        for (var own : List.of(new Stop(), new Tick(), new KeyIs(GoldenFile.SEAL)))
            assertThrows(
                    IllegalArgumentException.class, () -> wire.serialize(own).get());
    }

    @Test
    void nothing_goes_by_java_serialization() {
        var config = node.kit.system().settings().config();
        assertFalse(config.getBoolean("pekko.actor.allow-java-serialization"));
        assertThrows(
                Exception.class,
                () -> wire.serialize(new IllegalStateException("no")).get());
        assertEquals(
                StoredSerializer.class,
                wire.findSerializerFor(new Stored("ledger.rang", new byte[0])).getClass());
    }

    @Test
    void a_message_nobody_knows_is_not_read() {
        int id = wire.findSerializerFor(new Read(ref())).identifier();
        assertThrows(
                Exception.class,
                () -> wire.deserialize(new byte[0], id, "shout").get());
    }

    @Test
    void any_event_and_any_refusal_arrive_in_any_locale() {
        long seed = Long.getLong("seed", new Random().nextLong());
        var random = new Random(seed);
        var home = Locale.getDefault();
        try {
            for (int i = 0; i < 300; i++) {
                Locale.setDefault(i % 2 == 0 ? home : Locale.of("tr", "TR"));
                var why = Rejection.of("I_AM_REFUSED").with(Assortment.text(random), random.nextLong());
                var fact = new Recorded<LedgerEvent>(
                        random.nextLong(),
                        new LedgerEvent.Garbled(AT, Assortment.text(random)),
                        Assortment.text(random),
                        why,
                        null);
                var reply = new Reply.Refused(why, i, i + 1, List.of(fact));
                assertEquals(reply, sent(reply), () -> "again with -Dseed=" + seed);
            }
        } finally {
            Locale.setDefault(home);
        }
    }
}
