// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sohbet.engine.kernel.LedgerCommand.add;
import static sohbet.engine.kernel.LedgerCommand.take;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sohbet.engine.kernel.LedgerCommand.*;
import sohbet.engine.kernel.LedgerEvent.*;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ExecuteTest {
    private static final Ledgers ledgers = Ledgers.start();
    private final String id = Ledgers.newId();

    @Test
    void an_accepted_command_is_answered_with_its_facts_and_their_numbers() {
        ledgers.execute(id, "a", add(5));
        var reply = (Reply.Accepted) ledgers.execute(id, "b", new AddMany(2));
        assertEquals(2, reply.first());
        assertEquals(3, reply.seq());
        assertFalse(reply.repeated());
        assertEquals(
                List.of(new Added(TestClock.START, BigDecimal.ONE), new Added(TestClock.START, new BigDecimal(2))),
                reply.events().stream().map(Recorded::event).toList());
        assertEquals(List.of(2L, 3L), reply.events().stream().map(Recorded::seq).toList());
        assertEquals(new BigDecimal(8), ledgers.state(id).balance());
        assertEquals(3, ledgers.seq(id));
    }

    @Test
    void the_reply_comes_after_the_commit_and_never_before() {
        ledgers.execute(id, "a", add(1));
        var follower = ledgers.follower(id);
        TestJournal.hold(ledgers.pid(id));
        var reply = ledgers.send(id, "b", add(2)).toCompletableFuture();
        follower.expectNoMessage(Duration.ofMillis(200));
        assertFalse(reply.isDone());
        assertFalse(ledgers.committed.contains(ledgers.pid(id) + " 2"));
        TestJournal.release(ledgers.pid(id));
        assertEquals(2, Ledgers.answer(reply).seq());
        assertEquals(2, ledgers.history.of(ledgers.pid(id)).size());
        assertTrue(ledgers.committed.contains(ledgers.pid(id) + " 2"));
    }

    @Test
    void a_plain_refusal_leaves_no_trace() {
        ledgers.execute(id, "a", new Close());
        var reply = (Reply.Refused) ledgers.execute(id, "b", add(1));
        assertEquals("closed", reply.rejection().code());
        assertEquals(1, reply.seq());
        assertEquals(List.of(), reply.events());
        assertEquals(1, ledgers.seq(id));
        assertEquals(1, ledgers.history.of(ledgers.pid(id)).size());
    }

    @Test
    void a_refusal_or_a_look_at_an_entity_nobody_has_used_makes_no_key() {
        ledgers.execute(id, "a", new Fail(Fault.THROWS));
        ledgers.state(id);
        ledgers.execute(id, "b", new Ring());
        assertFalse(ledgers.keys.has(ledgers.pid(id)));
        ledgers.execute(id, "c", add(1));
        assertTrue(ledgers.keys.has(ledgers.pid(id)));
    }

    @Test
    void a_refusal_that_records_is_refused_to_the_asker_and_a_fact_to_the_journal() {
        var reply = (Reply.Refused) ledgers.execute(id, "a", take(3));
        assertEquals("not_covered", reply.rejection().code());
        assertEquals("0", reply.rejection().details().get("has"));
        assertEquals(1, reply.seq());
        var fact = ledgers.facts(id).getFirst();
        assertEquals(new TakeRefused(TestClock.START, new BigDecimal(3)), fact.event());
        assertEquals("a", fact.cid());
        assertEquals(reply.rejection(), fact.refused());
        assertEquals(1, ledgers.state(id).refused());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void broken_rules_refuse_with_internal_and_the_entity_lives_on_untouched(Fault fault) {
        ledgers.execute(id, "a", add(7));
        var actor = ledgers.actor(id);
        var before = ledgers.state(id);
        var reply = (Reply.Refused) ledgers.execute(id, "b", new Fail(fault));
        assertEquals("internal", reply.rejection().code());
        assertEquals(1, reply.seq());
        assertEquals(before, ledgers.state(id));
        assertEquals(2, ledgers.execute(id, "c", add(1)).seq());
        assertEquals(actor, ledgers.actor(id));
    }

    @Test
    void an_accepted_command_with_nothing_to_record_is_answered_at_once() {
        ledgers.execute(id, "a", add(1));
        var reply = assertInstanceOf(Reply.Accepted.class, ledgers.execute(id, "b", new Ring()));
        assertEquals(2, reply.first());
        assertEquals(1, reply.seq());
        assertEquals(List.of(), reply.events());
    }

    @Test
    void now_is_never_before_the_last_fact_when_the_clock_goes_back() {
        var own = Ledgers.startForgetful();
        own.clock.advance(Duration.ofHours(1));
        var later = own.clock.instant();
        own.execute(id, "a", add(1));
        own.clock.set(TestClock.START);
        own.execute(id, "b", add(1));
        assertEquals(later, own.facts(id).getLast().event().at());
        own.letGo(id);
        own.execute(id, "c", add(1));
        assertEquals(later, own.facts(id).getLast().event().at());
        own.clock.set(later.plusSeconds(1));
        own.execute(id, "d", add(1));
        assertEquals(later.plusSeconds(1), own.facts(id).getLast().event().at());
    }

    @Test
    void commands_to_one_entity_are_decided_one_after_the_other() {
        ledgers.execute(id, "fill", add(20));
        var replies = java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> ledgers.send(id, "take-" + i, take(1)).toCompletableFuture())
                .toList();
        await().pollInterval(10, MILLISECONDS).until(() -> replies.stream().allMatch(r -> r.isDone()));
        assertEquals(
                20,
                replies.stream().filter(r -> r.join() instanceof Reply.Accepted).count());
        assertEquals(80, ledgers.state(id).refused());
        assertEquals(0, ledgers.state(id).balance().signum());
    }
}
