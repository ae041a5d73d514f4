// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sohbet.engine.kernel.LedgerCommand.add;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.engine.kernel.LedgerCommand.*;
import sohbet.engine.kernel.LedgerEvent.*;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class AlarmTest {
    private final Ledgers ledgers = Ledgers.start();
    private final Instant start = TestClock.START;
    private final String id = Ledgers.newId();

    private int rings() {
        return ledgers.state(id).rings();
    }

    private long rang() {
        return ledgers.facts(id).stream()
                .filter(fact -> fact.event() instanceof Rang)
                .count();
    }

    private static void moment(int millis) {
        await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
    }

    @Test
    void it_fires_at_its_time_and_once() {
        var due = start.plusMillis(200);
        ledgers.execute(id, "r", new Remind(due));
        assertEquals(due, ledgers.facts(id).getFirst().alarm());
        moment(400);
        assertEquals(0, rings(), "by the clock of the entities it is not due");
        ledgers.clock.set(due);
        await().until(() -> rings() == 1);
        var fact = ledgers.facts(id).getLast();
        assertEquals(new Rang(due), fact.event());
        assertEquals(null, fact.cid());
        assertEquals(null, fact.alarm());
        moment(1_300);
        assertEquals(1, rang());
    }

    @Test
    void what_is_due_already_fires_at_once() {
        ledgers.execute(id, "r", new Remind(start.minusSeconds(60)));
        await().until(() -> rings() == 1);
    }

    @Test
    void moved_to_earlier_it_fires_earlier() {
        ledgers.execute(id, "r", new Remind(start.plusSeconds(3_600)));
        ledgers.execute(id, "s", new Remind(start.plusMillis(100)));
        ledgers.clock.advance(Duration.ofMillis(100));
        await().until(() -> rings() == 1);
    }

    @Test
    void moved_to_later_it_fires_later() {
        ledgers.execute(id, "r", new Remind(start.plusMillis(100)));
        ledgers.execute(id, "s", new Remind(start.plusMillis(700)));
        ledgers.clock.set(start.plusMillis(699));
        moment(300);
        assertEquals(0, rings());
        ledgers.clock.set(start.plusMillis(700));
        await().until(() -> rings() == 1);
        assertEquals(1, rang());
    }

    @Test
    void years_ahead_it_harms_nobody() {
        for (var due : new Instant[] {start.plus(Duration.ofDays(4_000)), Instant.MAX}) {
            ledgers.execute(id, null, new Remind(due));
            ledgers.execute(id, null, add(1));
            assertEquals(Optional.of(due), Ledgers.answer(ledgers.door.wake(id)));
        }
    }

    @Test
    void asleep_it_is_woken_and_does_what_is_due() {
        var forgetful = Ledgers.startForgetful();
        var due = start.plusSeconds(60);
        forgetful.execute(id, "r", new Remind(due));
        forgetful.letGo(id);
        assertEquals(Optional.of(due), Ledgers.answer(forgetful.door.wake(id)));
        forgetful.letGo(id);
        forgetful.clock.set(due.plusSeconds(5));
        forgetful.door.wake(id);
        await().until(() -> forgetful.state(id).rings() == 1);
        assertEquals(Optional.empty(), Ledgers.answer(forgetful.door.wake(id)));
        assertEquals(2, forgetful.seq(id));
        assertEquals(new Rang(due.plusSeconds(5)), forgetful.facts(id).getLast().event());
    }

    @Test
    void awake_it_is_armed_again_from_its_history() {
        var forgetful = Ledgers.startForgetful();
        forgetful.execute(id, "r", new Remind(start.plusMillis(300)));
        forgetful.letGo(id);
        var follower = forgetful.follower(id);
        forgetful.clock.set(start.plusMillis(300));
        var fact = follower.expectMessageClass(Followed.Happened.class);
        assertEquals(new Rang(start.plusMillis(300)), fact.recorded().event());
    }

    @Test
    void woken_many_times_at_once_it_acts_once() {
        ledgers.execute(id, "r", new Remind(start.plusSeconds(60)));
        ledgers.clock.advance(Duration.ofSeconds(61));
        for (int i = 0; i < 20; i++) ledgers.door.wake(id);
        await().until(() -> rings() == 1);
        moment(100);
        assertEquals(1, rang());
    }

    @Test
    void woken_when_the_key_store_is_away_it_waits_and_acts_later() {
        var forgetful = Ledgers.startForgetful();
        forgetful.execute(id, "r", new Remind(start.plusSeconds(60)));
        forgetful.letGo(id);
        Ledgers.answer(forgetful.door.forget(id));
        forgetful.clock.advance(Duration.ofSeconds(61));
        forgetful.keys.goAway();
        assertTrue(Ledgers.answer(forgetful.door.wake(id)).isPresent());
        moment(100);
        forgetful.keys.comeBack();
        await().until(() -> forgetful.state(id).rings() == 1);
    }

    @Test
    void rules_that_do_nothing_when_it_fires_are_asked_again_but_not_all_the_time() {
        int decided = LedgerDecider.ringsInVain();
        ledgers.execute(id, "r", new RemindInVain(start.plusMillis(50)));
        ledgers.clock.advance(Duration.ofMillis(50));
        moment(1_500);
        int times = LedgerDecider.ringsInVain() - decided;
        assertTrue(times == 1 || times == 2, times + " times in a second and a half");
        ledgers.execute(id, "s", new Remind(start.plusMillis(60)));
        ledgers.clock.advance(Duration.ofMillis(10));
        await().until(() -> rings() == 1);
    }

    @Test
    void the_alarm_of_an_erased_person_still_fires() {
        ledgers.execute(id, "r", new Remind(start.plusMillis(100)));
        Ledgers.answer(ledgers.door.forget(id));
        ledgers.clock.advance(Duration.ofSeconds(1));
        await().until(() -> rings() == 1);
    }
}
