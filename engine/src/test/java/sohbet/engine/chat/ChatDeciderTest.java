// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sohbet.engine.chat.ChatEvent.EndReason.IDLE;
import static sohbet.engine.chat.ChatEvent.EndReason.VISITOR;
import static sohbet.engine.chat.Chats.*;
import static sohbet.engine.kernel.Scenario.START;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import sohbet.engine.cart.CartLine;
import sohbet.engine.cart.Item;
import sohbet.engine.catalogue.Money;
import sohbet.engine.catalogue.Quantity;
import sohbet.engine.catalogue.Unit;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.Rejection;
import sohbet.engine.kernel.Scenario;

/** The specification of a chat session. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChatDeciderTest {
    private static final Instant LATER = START.plus(ofMinutes(1));
    private static final Instant EXPIRY = START.plus(Chats.IDLE);

    @Nested
    class Opening {
        @Test
        void the_first_hello_opens_it() {
            noChat().when(open()).thenAccepted(opened(START)).thenItsAlarmIsAt(EXPIRY);
        }

        @Test
        void a_second_one_changes_nothing() {
            chat().after(ofMinutes(1)).when(open()).thenAccepted().thenItsAlarmIsAt(EXPIRY);
        }

        @Test
        void nothing_else_is_possible_before_it() {
            for (var command : List.of(
                    say("merhaba"),
                    resume(START),
                    view("p1"),
                    take("u1", 0),
                    reply("u1", "x"),
                    handBack("u1", null),
                    answer(1, "x"),
                    report("o1", "10"),
                    confirm("o1", "10"),
                    new ChatCommand.Read(Speaker.VISITOR, 1),
                    new ChatCommand.End(),
                    new ChatCommand.Succeed("s2"),
                    new ChatCommand.Expire())) noChat().when(command).thenRefused("not_found");
        }

        @Test
        void it_belongs_to_the_bot() {
            chat().then(it -> assertEquals(
                    new Owner(Speaker.BOT, null, null, 0), openIn(it).owner()));
        }

        @Test
        void the_silence_it_bears_is_the_one_of_its_opening() {
            var patient = new Rules(20, 5, ofMinutes(90), ISTANBUL);
            noChat().when(new ChatCommand.Open("tr", null, null, null, null, patient))
                    .thenAccepted(new ChatEvent.Opened(
                            START, "tr", null, null, null, null, ofMinutes(90), Views.NONE.quota(START, patient)))
                    .thenItsAlarmIsAt(START.plus(ofMinutes(90)));
        }
    }

    /** The wire's fourth rule: tokens are good until a newer one was used and ten minutes passed. */
    @Nested
    class Resuming {
        private static final Instant FIRST = START;
        private static final Instant SECOND = START.plusSeconds(5);
        private static final Instant THIRD = START.plusSeconds(10);

        private ChatEvent resumed(Instant at, Instant issued) {
            return new ChatEvent.Resumed(at, issued);
        }

        @Test
        void the_first_use_of_a_token_is_recorded_and_the_next_is_not() {
            chat().after(ofSeconds(20))
                    .when(resume(FIRST))
                    .thenAccepted(resumed(START.plusSeconds(20), FIRST))
                    .after(ofSeconds(20))
                    .when(resume(FIRST))
                    .thenAccepted();
        }

        @Test
        void an_older_token_is_good_for_ten_minutes_after_a_newer_one_was_used() {
            var used = LATER;
            chat().given(resumed(used, SECOND))
                    .at(used.plus(ofMinutes(10)))
                    .when(resume(FIRST))
                    .thenAccepted()
                    .after(ofMillis(1))
                    .when(resume(FIRST))
                    .thenRefused("token_superseded")
                    .when(resume(SECOND))
                    .thenAccepted();
        }

        @Test
        void an_older_token_is_good_for_ever_while_no_newer_one_is_used() {
            chat().given(resumed(LATER, FIRST))
                    .after(ofMinutes(25))
                    .when(resume(FIRST))
                    .thenAccepted()
                    .when(resume(SECOND))
                    .thenAccepted(resumed(LATER.plus(ofMinutes(25)), SECOND));
        }

        @Test
        void two_tabs_may_use_theirs_in_any_order() {
            chat().given(resumed(LATER, THIRD))
                    .after(ofMinutes(1))
                    .when(resume(SECOND))
                    .thenAccepted()
                    .when(resume(FIRST))
                    .thenAccepted()
                    .after(ofMinutes(10))
                    .when(resume(SECOND))
                    .thenRefused("token_superseded")
                    .when(resume(THIRD))
                    .thenAccepted();
        }

        @Test
        void a_dead_token_stays_dead_through_a_storm_of_reconnects() {
            var story = chat().given(resumed(LATER, SECOND));
            story.after(ofMinutes(11)).when(resume(FIRST)).thenRefused("token_superseded");
            for (int i = 0; i < 200; i++) {
                var issued = story.now();
                story.after(ofSeconds(1)).when(resume(issued)).thenAccepted(resumed(story.now(), issued));
                story.when(resume(FIRST)).thenRefused("token_superseded");
                story.then(it -> assertTrue(openIn(it).tokens().used().size() <= 32));
            }
        }

        @Test
        void it_is_no_activity() {
            chat().after(ofMinutes(1))
                    .when(resume(FIRST))
                    .thenAccepted(resumed(LATER, FIRST))
                    .thenItsAlarmIsAt(EXPIRY);
        }

        @Test
        void a_dead_token_does_not_open_a_way_to_the_successor() {
            chat().given(resumed(LATER, SECOND))
                    .at(EXPIRY.plus(ofMinutes(1)))
                    .when(resume(FIRST))
                    .thenRefused("token_superseded")
                    .when(resume(SECOND))
                    .thenRefused("session_ended", ended(EXPIRY.plus(ofMinutes(1)), IDLE))
                    .when(resume(FIRST))
                    .thenRefused("token_superseded")
                    .when(resume(SECOND))
                    .thenRefused("session_ended");
        }
    }

    @Nested
    class Talking {
        @Test
        void what_a_visitor_says_is_recorded_and_the_bot_owes_an_answer() {
            chat().after(ofMinutes(1))
                    .when(say("Kırmızı ayakkabı var mı?"))
                    .thenAccepted(visitorSaid(LATER, "Kırmızı ayakkabı var mı?"))
                    .thenItsAlarmIsAt(LATER.plus(Chats.IDLE))
                    .then(it -> assertEquals(List.of(2L), openIn(it).talk().unanswered()))
                    .then(it -> assertEquals(
                            new Talk.Counts(1, 0, 0), openIn(it).talk().counts()));
        }

        @Test
        void five_messages_a_minute_are_five() {
            var story = chat();
            for (int i = 0; i < 5; i++) {
                story.when(say("m" + i)).thenAccepted(visitorSaid(story.now(), "m" + i));
                story.after(ofSeconds(2));
            }
            // The first was said at 0 s, the second at 2 s; it is 10 s now.
            story.when(say("x")).thenRefused(Rejection.retry("rate_limited", ofSeconds(50)));
            story.at(START.plusSeconds(60).minusNanos(1)).when(say("x")).thenRefused("rate_limited");
            story.at(START.plusSeconds(60)).when(say("y")).thenAccepted(visitorSaid(START.plusSeconds(60), "y"));
            story.when(say("z")).thenRefused(Rejection.retry("rate_limited", ofSeconds(2)));
            story.at(START.plusSeconds(62)).when(say("z")).thenAccepted(visitorSaid(START.plusSeconds(62), "z"));
        }

        @Test
        void a_changed_rate_holds_at_once() {
            var strict = new Rules(20, 1, Chats.IDLE, ISTANBUL);
            var generous = new Rules(20, 100, Chats.IDLE, ISTANBUL);
            var story = chat();
            for (int i = 0; i < 5; i++) story.when(say("m")).thenAccepted(visitorSaid(START, "m"));
            story.when(new ChatCommand.Say(Personal.of("m"), generous)).thenAccepted(visitorSaid(START, "m"));
            story.when(new ChatCommand.Say(Personal.of("m"), strict))
                    .thenRefused(Rejection.retry("rate_limited", ofMinutes(1)));
        }

        @Test
        void the_last_messages_are_remembered_and_all_are_counted() {
            var story = chat();
            for (int i = 0; i < 100; i++)
                story.after(ofSeconds(15)).when(say("m" + i)).thenAccepted(visitorSaid(story.now(), "m" + i));
            story.then(it -> {
                var messages = openIn(it).talk().messages();
                assertEquals(30, messages.size());
                assertEquals("m99", messages.getLast().text().text());
                assertEquals(101, messages.getLast().seq());
                assertEquals(100, openIn(it).talk().counts().visitor());
            });
        }

        @Test
        void of_long_messages_fewer_are_remembered() {
            var story = chat();
            for (int i = 0; i < 10; i++)
                story.after(ofSeconds(15))
                        .when(say("x".repeat(4_000)))
                        .thenAccepted(visitorSaid(story.now(), "x".repeat(4_000)));
            story.then(it -> assertEquals(3, openIn(it).talk().messages().size()));
        }
    }

    @Nested
    class The_bots_answer {
        @Test
        void names_the_message_it_answers() {
            chat().given(visitorSaid(START, "bir"), visitorSaid(START, "iki"))
                    .when(answer(3, "iki!"))
                    .thenAccepted(botSaid(START, 3, "iki!"))
                    .then(it -> assertEquals(List.of(2L), openIn(it).talk().unanswered()))
                    .when(answer(2, "bir!"))
                    .thenAccepted(botSaid(START, 2, "bir!"))
                    .then(it -> assertEquals(List.of(), openIn(it).talk().unanswered()));
        }

        @Test
        void is_dropped_when_it_comes_twice() {
            chat().given(visitorSaid(START, "bir"), botSaid(START, 2, "bir!"))
                    .when(answer(2, "bir!!"))
                    .thenRefused("stale_turn");
        }

        @Test
        void is_dropped_when_it_answers_nothing_that_was_asked() {
            chat().given(visitorSaid(START, "bir")).when(answer(1, "?")).thenRefused("stale_turn");
            chat().given(visitorSaid(START, "bir")).when(answer(99, "?")).thenRefused("stale_turn");
        }

        @Test
        void is_dropped_when_an_agent_has_taken_over() {
            chat().given(visitorSaid(START, "bir"), taken(START, "u1", 1))
                    .when(answer(2, "bir!"))
                    .thenRefused("taken_over");
        }

        @Test
        void is_still_dropped_when_the_agent_has_handed_back() {
            chat().given(visitorSaid(START, "bir"), taken(START, "u1", 1), handedBack(START, 2))
                    .when(answer(2, "bir!"))
                    .thenRefused("stale_turn");
        }

        @Test
        void is_owed_again_for_what_is_said_after_that() {
            chat().given(taken(START, "u1", 1), visitorSaid(START, "to the agent"), handedBack(START, 2))
                    .when(answer(3, "?"))
                    .thenRefused("stale_turn")
                    .when(say("to the bot"))
                    .thenAccepted(visitorSaid(START, "to the bot"))
                    .when(answer(5, "!"))
                    .thenAccepted(botSaid(START, 5, "!"));
        }

        @Test
        void is_not_owed_without_end() {
            var story = chat();
            for (int i = 0; i < 30; i++) story.given(visitorSaid(START, "m"));
            story.when(answer(2, "too old"))
                    .thenRefused("stale_turn")
                    .when(answer(31, "the last"))
                    .thenAccepted(botSaid(START, 31, "the last"));
        }

        @Test
        void tells_what_the_visitor_wants() {
            chat().given(visitorSaid(START, "bir"), botSaid(LATER, 2, "bir!"))
                    .then(it -> assertEquals(
                            List.of(new Talk.Intent(3, LATER, "other")),
                            openIn(it).talk().intents()));
        }
    }

    @Nested
    class Owning {
        @Test
        void an_agent_takes_over_what_they_have_seen() {
            chat().when(take("u1", 0))
                    .thenAccepted(taken(START, "u1", 1))
                    .when(reply("u1", "Buyurun"))
                    .thenAccepted(agentSaid(START, "u1", "Buyurun"));
        }

        @Test
        void of_two_who_take_at_the_same_time_one_gets_it() {
            chat().when(take("u1", 0))
                    .thenAccepted(taken(START, "u1", 1))
                    .when(take("u2", 0))
                    .thenRefused("stale", agentRefused(START, "u2", "take", "stale"))
                    .when(reply("u2", "me too"))
                    .thenRefused("not_owner", agentRefused(START, "u2", "say", "not_owner"))
                    .when(take("u2", 1))
                    .thenAccepted(taken(START, "u2", 2))
                    .when(reply("u1", "still me"))
                    .thenRefused("not_owner", agentRefused(START, "u1", "say", "not_owner"));
        }

        @Test
        void taking_what_is_ones_own_changes_nothing() {
            chat().given(taken(START, "u1", 1)).when(take("u1", 1)).thenAccepted();
        }

        @Test
        void one_hands_back_what_is_ones_own() {
            chat().given(taken(START, "u1", 1))
                    .when(handBack("u2", 1L))
                    .thenRefused("not_owner", agentRefused(START, "u2", "hand_back", "not_owner"))
                    .when(handBack("u1", 0L))
                    .thenRefused("stale", agentRefused(START, "u1", "hand_back", "stale"))
                    .when(handBack("u1", 1L))
                    .thenAccepted(handedBack(START, 2))
                    .when(handBack("u1", null))
                    .thenRefused("not_owner", agentRefused(START, "u1", "hand_back", "not_owner"));
        }

        @Test
        void without_saying_what_one_saw_only_ones_own_is_handed_back() {
            chat().given(taken(START, "u1", 1)).when(handBack("u1", null)).thenAccepted(handedBack(START, 2));
        }

        @Test
        void a_refused_attempt_keeps_nothing_alive() {
            chat().after(ofMinutes(1))
                    .when(reply("u1", "x"))
                    .thenRefused("not_owner", agentRefused(LATER, "u1", "say", "not_owner"))
                    .thenItsAlarmIsAt(EXPIRY);
        }

        @Test
        void the_bot_does_not_owe_what_an_agent_has_answered() {
            chat().given(visitorSaid(START, "bir"), taken(START, "u1", 1), visitorSaid(START, "iki"))
                    .given(agentSaid(START, "u1", "!"))
                    .then(it -> assertEquals(List.of(), openIn(it).talk().unanswered()));
        }
    }

    @Nested
    class Reading {
        private ChatCommand read(Speaker by, long upto) {
            return new ChatCommand.Read(by, upto);
        }

        private ChatEvent hasRead(Instant at, Speaker by, long upto) {
            return new ChatEvent.Read(at, by, upto);
        }

        @Test
        void a_mark_only_goes_forward() {
            chat().given(visitorSaid(START, "bir"), botSaid(START, 2, "!"))
                    .when(read(Speaker.VISITOR, 2))
                    .thenAccepted(hasRead(START, Speaker.VISITOR, 2))
                    .when(read(Speaker.VISITOR, 2))
                    .thenAccepted()
                    .when(read(Speaker.VISITOR, 1))
                    .thenAccepted()
                    .when(read(Speaker.VISITOR, 3))
                    .thenAccepted(hasRead(START, Speaker.VISITOR, 3));
        }

        @Test
        void a_mark_does_not_go_past_what_there_is() {
            chat().when(read(Speaker.AGENT, Long.MAX_VALUE))
                    .thenAccepted(hasRead(START, Speaker.AGENT, 1))
                    .when(read(Speaker.VISITOR, -5))
                    .thenAccepted();
        }

        @Test
        void each_side_has_its_own() {
            chat().given(hasRead(START, Speaker.VISITOR, 1))
                    .when(read(Speaker.AGENT, 1))
                    .thenAccepted(hasRead(START, Speaker.AGENT, 1));
        }

        @Test
        void it_is_no_activity_and_ends_nothing() {
            chat().at(EXPIRY.plusSeconds(5))
                    .when(read(Speaker.VISITOR, 1))
                    .thenAccepted(hasRead(EXPIRY.plusSeconds(5), Speaker.VISITOR, 1))
                    .thenItsAlarmIsAt(EXPIRY);
        }
    }

    @Nested
    class Viewing {
        private static final Instant MIDNIGHT = Instant.parse("2026-03-01T21:00:00Z"); // in Istanbul

        private ChatEvent viewed(Instant at, String day, int used, int limit, Instant resets) {
            return new ChatEvent.Interacted(
                    at,
                    "p1",
                    Action.VIEW,
                    null,
                    null,
                    null,
                    new Views(LocalDate.parse(day), used),
                    new Views.Quota(used, limit, resets));
        }

        private ChatEvent refused(Instant at, int used, int limit, Instant resets) {
            return new ChatEvent.ViewRefused(at, "p1", new Views.Quota(used, limit, resets));
        }

        private Rejection limitReached(int used, int limit, Instant resets) {
            return Rejection.of("limit_reached")
                    .with("used", used)
                    .with("limit", limit)
                    .with("resets", resets);
        }

        @Test
        void of_a_hundred_views_twenty_are_accepted_and_eighty_recorded_as_refused() {
            var story = chat();
            for (int i = 1; i <= 20; i++)
                story.when(view("p1")).thenAccepted(viewed(START, "2026-03-01", i, 20, MIDNIGHT));
            for (int i = 0; i < 80; i++)
                story.when(view("p1")).thenRefused(limitReached(20, 20, MIDNIGHT), refused(START, 20, 20, MIDNIGHT));
            story.then(it -> assertEquals(
                    new Shopping.Counts(20, 0, 0, 0, 80), openIn(it).shopping().counts()));
        }

        @Test
        void the_count_starts_anew_at_the_merchants_midnight() {
            var next = MIDNIGHT.plus(ofDays(1));
            var story = noChat().at(MIDNIGHT.minusSeconds(600)).given(opened(MIDNIGHT.minusSeconds(600)));
            var one = new Rules(1, 5, Chats.IDLE, ISTANBUL);
            story.at(MIDNIGHT.minusNanos(1))
                    .when(view("p1", one))
                    .thenAccepted(viewed(MIDNIGHT.minusNanos(1), "2026-03-01", 1, 1, MIDNIGHT))
                    .when(view("p1", one))
                    .thenRefused("limit_reached", refused(MIDNIGHT.minusNanos(1), 1, 1, MIDNIGHT))
                    .at(MIDNIGHT)
                    .when(view("p1", one))
                    .thenAccepted(viewed(MIDNIGHT, "2026-03-02", 1, 1, next))
                    .when(view("p1", one))
                    .thenRefused("limit_reached", refused(MIDNIGHT, 1, 1, next));
        }

        @Test
        void the_limit_of_a_moment_is_the_one_that_was_applied_then() {
            var today = rules(3);
            var midnight = Instant.parse("2026-03-01T21:00:00Z");
            chat().then(it -> assertEquals(new Views.Quota(0, 20, midnight), then(it, START, today)))
                    .when(view("p1", rules(1)))
                    .thenAccepted(viewed(START, "2026-03-01", 1, 1, midnight))
                    .then(it -> assertEquals(new Views.Quota(1, 1, midnight), then(it, START, today)))
                    .when(view("p1", rules(1)))
                    .thenRefused("limit_reached", refused(START, 1, 1, midnight))
                    .when(say("a"))
                    .thenAccepted(visitorSaid(START, "a"))
                    .then(it -> assertEquals(new Views.Quota(1, 1, midnight), then(it, START, today)))
                    .when(view("p1", rules(5)))
                    .thenAccepted(viewed(START, "2026-03-01", 2, 5, midnight))
                    .then(it -> assertEquals(new Views.Quota(2, 5, midnight), then(it, START, today)))
                    .then(it -> assertEquals(
                            new Views.Quota(0, 5, Instant.parse("2026-03-02T21:00:00Z")), then(it, midnight, today)));
        }

        private static Rules rules(int viewsPerDay) {
            return new Rules(viewsPerDay, 5, Chats.IDLE, ISTANBUL);
        }

        private static Views.Quota then(ChatSession it, Instant then, Rules today) {
            return openIn(it).shopping().quotaThen(then, today);
        }

        @Test
        void where_the_facts_do_not_say_the_limit_it_is_todays() {
            noChat().given(new ChatEvent.Opened(START, "tr", null, null, null, null, Chats.IDLE, null))
                    .then(it -> assertEquals(3, then(it, START, rules(3)).limit()));
        }

        @Test
        void a_day_of_23_or_25_hours_is_a_day() {
            var berlin = new Rules(1, 5, Duration.ofDays(3), ZoneId.of("Europe/Berlin"));
            var before = Instant.parse("2026-03-28T23:00:00Z"); // the 29th begins, at +01:00
            var after = Instant.parse("2026-03-29T22:00:00Z"); // 23 hours later the 30th, at +02:00
            noChat().at(before)
                    .given(new ChatEvent.Opened(before, "de", null, null, null, null, Duration.ofDays(3), null))
                    .when(view("p1", berlin))
                    .thenAccepted(viewed(before, "2026-03-29", 1, 1, after))
                    .at(after.minusNanos(1))
                    .when(view("p1", berlin))
                    .thenRefused("limit_reached", refused(after.minusNanos(1), 1, 1, after))
                    .at(after)
                    .when(view("p1", berlin))
                    .thenAccepted(viewed(after, "2026-03-30", 1, 1, Instant.parse("2026-03-30T22:00:00Z")));
            var autumn = Instant.parse("2026-10-24T22:00:00Z"); // the 25th begins and has 25 hours
            assertEquals(autumn.plus(Duration.ofHours(25)), Views.resets(autumn, berlin));
        }

        @Test
        void a_day_without_a_midnight_begins_when_it_begins() {
            var cairo = new Rules(1, 5, Chats.IDLE, ZoneId.of("Africa/Cairo"));
            // On 24 April 2026 clocks in Cairo go from 00:00 to 01:00.
            assertEquals(
                    Instant.parse("2026-04-23T22:00:00Z"), Views.resets(Instant.parse("2026-04-23T12:00:00Z"), cairo));
        }

        @Test
        void a_changed_limit_holds_at_once() {
            var two = new Rules(2, 5, Chats.IDLE, ISTANBUL);
            var three = new Rules(3, 5, Chats.IDLE, ISTANBUL);
            chat().given(viewed(START, "2026-03-01", 1, 2, MIDNIGHT), viewed(START, "2026-03-01", 2, 2, MIDNIGHT))
                    .when(view("p1", two))
                    .thenRefused("limit_reached", refused(START, 2, 2, MIDNIGHT))
                    .when(view("p1", three))
                    .thenAccepted(viewed(START, "2026-03-01", 3, 3, MIDNIGHT))
                    .when(view("p1", two))
                    .thenRefused("limit_reached", refused(START, 3, 2, MIDNIGHT));
        }

        @Test
        void with_a_limit_of_none_there_are_none() {
            var none = new Rules(0, 5, Chats.IDLE, ISTANBUL);
            chat().when(view("p1", none)).thenRefused("limit_reached", refused(START, 0, 0, MIDNIGHT));
        }

        @Test
        void a_zone_moved_west_does_not_bring_the_days_views_back() {
            var honolulu = new Rules(1, 5, Chats.IDLE, ZoneId.of("Pacific/Honolulu"));
            var start = Instant.parse("2026-03-02T09:00:00Z"); // the 1st, 23:00 in Honolulu
            var dayEnd = Instant.parse("2026-03-02T10:00:00Z");
            noChat().at(start)
                    .given(opened(start), viewed(start, "2026-03-02", 1, 1, MIDNIGHT))
                    .when(view("p1", honolulu))
                    .thenRefused("limit_reached", refused(start, 1, 1, dayEnd));
        }

        @Test
        void what_is_no_view_is_not_limited() {
            var none = new Rules(0, 5, Chats.IDLE, ISTANBUL);
            for (var action : List.of(Action.COMPARE, Action.BUY, Action.ADD_TO_CART))
                chat().when(new ChatCommand.Interact("p1", action, "v1", "card", Map.of("place", "bottom"), none))
                        .thenAccepted(new ChatEvent.Interacted(
                                START, "p1", action, "v1", "card", Map.of("place", "bottom"), null, null));
        }

        @Test
        void a_refused_view_is_activity_of_the_visitor_all_the_same() {
            assertTrue(refused(START, 1, 1, MIDNIGHT).isActivity());
            assertTrue(refused(START, 1, 1, MIDNIGHT).isVisitors());
        }
    }

    @Nested
    class Buying {
        @Test
        void an_order_counts_once_whoever_tells_it_first() {
            chat().when(report("o1", "99.90"))
                    .thenAccepted(reported(START, "o1", "99.90"))
                    .when(report("o1", "99.90"))
                    .thenAccepted()
                    .when(report("o1", "1000000"))
                    .thenAccepted();
            chat().when(confirm("o1", "5"))
                    .thenAccepted(confirmed(START, "o1", "5"))
                    .when(report("o1", "5"))
                    .thenAccepted();
        }

        @Test
        void a_reported_one_becomes_confirmed_once_and_with_the_shops_own_total() {
            chat().given(reported(START, "o1", "1000000"))
                    .when(confirm("o1", "99.90"))
                    .thenAccepted(confirmed(START, "o1", "99.90"))
                    .when(confirm("o1", "99.90"))
                    .thenAccepted()
                    .then(it ->
                            assertEquals(1, openIn(it).shopping().purchases().size()));
        }

        @Test
        void it_is_confirmed_also_after_the_end_and_the_session_stays_ended() {
            chat().given(reported(START, "o1", "99.90"), ended(LATER, VISITOR))
                    .at(LATER.plus(ofDays(3)))
                    .when(confirm("o1", "99.90"))
                    .thenAccepted(confirmed(LATER.plus(ofDays(3)), "o1", "99.90"))
                    .then(it -> assertEquals(4, ((ChatSession.Ended) it).last().seq()))
                    .then(it -> assertEquals(3, ((ChatSession.Ended) it).endSeq()))
                    .when(report("o2", "1"))
                    .thenRefused("session_ended");
        }

        @Test
        void a_confirmation_neither_ends_a_late_session_nor_keeps_it() {
            chat().at(EXPIRY.plusSeconds(1))
                    .when(confirm("o1", "1"))
                    .thenAccepted(confirmed(EXPIRY.plusSeconds(1), "o1", "1"))
                    .thenItsAlarmIsAt(EXPIRY);
        }

        @Test
        void a_page_cannot_report_without_end() {
            var story = chat();
            for (int i = 0; i < 10; i++) story.given(reported(START, "o" + i, "1"));
            story.when(report("o10", "1"))
                    .thenRefused(Rejection.of("limit_reached").with("limit", 10))
                    .when(confirm("o10", "1"))
                    .thenAccepted(confirmed(START, "o10", "1"))
                    .when(confirm("o3", "1"))
                    .thenAccepted(confirmed(START, "o3", "1"));
        }
    }

    @Nested
    class The_visitor {
        @Test
        void is_who_they_said_last_and_saying_it_again_is_no_news() {
            var ayse = customer("c-1", "Ayşe", true);
            var somebody = customer("c-2", "?", false);
            chat().when(new ChatCommand.Identify(ayse))
                    .thenAccepted(new ChatEvent.Identified(START, ayse))
                    .when(new ChatCommand.Identify(ayse))
                    .thenAccepted()
                    .when(new ChatCommand.Identify(somebody))
                    .thenAccepted(new ChatEvent.Identified(START, somebody))
                    .then(it -> assertFalse(openIn(it).visitor().identity().verified()));
        }

        @Test
        void prefers_what_they_said_last() {
            chat().when(new ChatCommand.Prefer("size", "42"))
                    .thenAccepted(new ChatEvent.Preferred(START, "size", "42"))
                    .when(new ChatCommand.Prefer("size", "42"))
                    .thenAccepted()
                    .when(new ChatCommand.Prefer("size", "43"))
                    .thenAccepted(new ChatEvent.Preferred(START, "size", "43"))
                    .then(it -> assertEquals(
                            Map.of("size", "43"), openIn(it).visitor().preferences()));
        }

        @Test
        void is_on_the_page_they_opened_last() {
            var page = new Page("https://shop.example/p1", "P1");
            chat().when(new ChatCommand.Move(page))
                    .thenAccepted(new ChatEvent.Moved(START, page))
                    .when(new ChatCommand.Move(page))
                    .thenAccepted()
                    .then(it -> assertEquals(page, openIn(it).visitor().page()));
        }

        @Test
        void may_tell_of_the_shops_own_events() {
            chat().when(new ChatCommand.Track("wishlist", Map.of("n", 3)))
                    .thenAccepted(new ChatEvent.Tracked(START, "wishlist", Map.of("n", 3)));
        }
    }

    @Nested
    class Ending {
        @Test
        void the_visitor_may_end_it() {
            chat().when(new ChatCommand.End())
                    .thenAccepted(ended(START, VISITOR))
                    .thenNoAlarmIsSet()
                    .when(new ChatCommand.End())
                    .thenRefused("session_ended");
        }

        @Test
        void it_ends_after_the_silence_and_not_before() {
            chat().at(EXPIRY.minusNanos(1))
                    .when(new ChatCommand.Expire())
                    .thenAccepted()
                    .whenItsAlarmRings()
                    .thenRefused("session_ended", ended(EXPIRY, IDLE))
                    .thenNoAlarmIsSet()
                    .when(new ChatCommand.Expire())
                    .thenAccepted();
        }

        @Test
        void whatever_a_visitor_does_puts_it_off() {
            var last = EXPIRY.minusNanos(1);
            for (var command : List.of(
                    say("x"),
                    view("p1"),
                    report("o1", "1"),
                    new ChatCommand.Prefer("a", "b"),
                    new ChatCommand.Track("x", null),
                    new ChatCommand.Move(new Page("https://shop.example/", null)),
                    new ChatCommand.Identify(customer("c", "n", false)))) {
                var story = chat().at(last);
                var decision = new ChatDecider().decide(stateOf(story), command, last);
                story.given(decision.events().toArray(ChatEvent[]::new)).thenItsAlarmIsAt(last.plus(Chats.IDLE));
            }
        }

        private ChatSession stateOf(Scenario<ChatCommand, ChatSession, ChatEvent> story) {
            var state = new ChatSession[1];
            story.then(it -> state[0] = it);
            return state[0];
        }

        @Test
        void who_comes_too_late_finds_it_ended_even_before_the_alarm() {
            for (var command : List.of(
                    open(),
                    say("x"),
                    view("p1"),
                    resume(START),
                    report("o1", "1"),
                    answer(1, "x"),
                    take("u1", 0),
                    reply("u1", "x"),
                    handBack("u1", null),
                    new ChatCommand.Prefer("a", "b"),
                    new ChatCommand.Track("x", null),
                    new ChatCommand.Move(new Page("https://shop.example/", null)),
                    new ChatCommand.Identify(customer("c", "n", false)),
                    new ChatCommand.End(),
                    new ChatCommand.Succeed("s2")))
                chat().at(EXPIRY)
                        .when(command)
                        .thenRefused("session_ended", ended(EXPIRY, IDLE))
                        .then(it -> assertInstanceOf(ChatSession.Ended.class, it));
        }

        @Test
        void afterwards_nothing_is_said_in_it() {
            for (var command : List.of(
                    say("x"),
                    view("p1"),
                    resume(START),
                    report("o1", "1"),
                    answer(1, "x"),
                    new ChatCommand.Prefer("a", "b"),
                    new ChatCommand.Track("x", null),
                    new ChatCommand.Move(new Page("https://shop.example/", null)),
                    new ChatCommand.Identify(customer("c", "n", false))))
                chat().given(ended(LATER, VISITOR)).when(command).thenRefused("session_ended");
        }

        @Test
        void what_an_agent_tries_afterwards_is_recorded() {
            chat().given(ended(LATER, VISITOR))
                    .when(take("u1", 0))
                    .thenRefused("session_ended", agentRefused(LATER, "u1", "take", "session_ended"))
                    .when(reply("u1", "x"))
                    .thenRefused("session_ended", agentRefused(LATER, "u1", "say", "session_ended"))
                    .when(handBack("u1", null))
                    .thenRefused("session_ended", agentRefused(LATER, "u1", "hand_back", "session_ended"))
                    .then(it -> assertEquals(5, ((ChatSession.Ended) it).last().seq()));
        }

        @Test
        void asking_again_to_open_it_or_what_was_read_is_harmless() {
            chat().given(ended(LATER, VISITOR))
                    .when(open())
                    .thenAccepted()
                    .when(new ChatCommand.Read(Speaker.VISITOR, 2))
                    .thenAccepted();
        }
    }

    @Nested
    class Succeeding {
        @Test
        void there_is_one_successor_however_many_ask() {
            chat().given(ended(LATER, IDLE))
                    .when(new ChatCommand.Succeed("s2"))
                    .thenAccepted(new ChatEvent.Succeeded(LATER, "s2"))
                    .when(new ChatCommand.Succeed("s3"))
                    .thenAccepted()
                    .then(it -> assertEquals("s2", ((ChatSession.Ended) it).successor()));
        }

        @Test
        void an_open_session_has_none() {
            chat().when(new ChatCommand.Succeed("s2")).thenRefused("session_open");
        }

        @Test
        void the_successor_inherits_who_the_visitor_is_and_what_is_used_up() {
            var today = LocalDate.parse("2026-03-01");
            var inherited = inheritance(new Views(today, 20));
            noChat().when(new ChatCommand.Open("tr", null, null, null, inherited, RULES))
                    .thenAccepted(Chats.opened(START, inherited))
                    .then(it -> assertEquals("s0", openIn(it).predecessor()))
                    .then(it -> assertEquals(
                            "Ayşe", openIn(it).visitor().identity().name().text()))
                    .then(it -> assertEquals(
                            Map.of("size", "42"), openIn(it).visitor().preferences()))
                    .when(view("p1"))
                    .thenRefused(
                            "limit_reached",
                            new ChatEvent.ViewRefused(
                                    START, "p1", new Views.Quota(20, 20, Instant.parse("2026-03-01T21:00:00Z"))));
        }

        @Test
        void yesterdays_views_are_not_inherited() {
            var inherited = inheritance(new Views(LocalDate.parse("2026-02-28"), 20));
            noChat().given(Chats.opened(START, inherited))
                    .then(it -> assertEquals(0, openIn(it).shopping().views().usedAt(START, RULES)));
        }

        @Test
        void owner_and_talk_are_not_inherited() {
            noChat().given(Chats.opened(START, inheritance(Views.NONE)))
                    .then(it -> assertEquals(Owner.BOT, openIn(it).owner()))
                    .then(it -> assertEquals(Talk.NONE, openIn(it).talk()))
                    .then(it -> assertNull(openIn(it).visitor().page()));
        }
    }

    @Nested
    class Erasing {
        private final ChatCommand erase = new ChatCommand.Erase();

        @Test
        void ends_an_open_session() {
            chat().when(erase)
                    .thenAccepted(ended(START, ChatEvent.EndReason.ERASED), new ChatEvent.Erased(START))
                    .then(it -> assertEquals(START, ((ChatSession.Ended) it).erasedAt()))
                    .when(say("hello?"))
                    .thenRefused("session_ended");
        }

        @Test
        void an_ended_session_leaves_its_end_as_it_was() {
            chat().given(ended(START, IDLE))
                    .when(erase)
                    .thenAccepted(new ChatEvent.Erased(START))
                    .then(it -> assertEquals(IDLE, ((ChatSession.Ended) it).why()))
                    .then(it -> assertEquals(2, ((ChatSession.Ended) it).endSeq()));
        }

        @Test
        void again_changes_nothing() {
            chat().given(ended(START, IDLE), new ChatEvent.Erased(START))
                    .when(erase)
                    .thenAccepted();
        }

        @Test
        void is_remembered_by_the_session_when_its_successor_is_named() {
            chat().given(ended(START, IDLE), new ChatEvent.Erased(START), new ChatEvent.Succeeded(START, "s2"))
                    .then(it -> assertEquals(START, ((ChatSession.Ended) it).erasedAt()))
                    .given(confirmed(START, "o1", "10"))
                    .then(it -> assertEquals(START, ((ChatSession.Ended) it).erasedAt()));
        }

        @Test
        void comes_in_time_when_the_session_should_have_ended_already() {
            chat().after(ofDays(2))
                    .when(erase)
                    .thenAccepted(
                            ended(START.plus(ofDays(2)), ChatEvent.EndReason.ERASED),
                            new ChatEvent.Erased(START.plus(ofDays(2))));
        }

        @Test
        void nobody_finds_nothing() {
            noChat().when(erase).thenRefused("not_found");
        }
    }

    @Nested
    class Everywhere {
        @Test
        void each_fact_has_the_next_number() {
            var story = chat().given(
                            visitorSaid(START, "a"),
                            taken(START, "u1", 1),
                            agentRefused(START, "u2", "take", "stale"),
                            new ChatEvent.Read(START, Speaker.VISITOR, 2),
                            new ChatEvent.Tracked(START, "x", null),
                            new ChatEvent.Resumed(START, START));
            story.then(it -> assertEquals(7, openIn(it).seq()));
            story.given(
                    ended(START, IDLE),
                    agentRefused(START, "u1", "say", "session_ended"),
                    new ChatEvent.Succeeded(START, "s2"));
            story.then(it -> assertEquals(10, ((ChatSession.Ended) it).last().seq()));
        }

        @Test
        void the_language_of_the_machine_changes_nothing() {
            var before = Locale.getDefault();
            try {
                Locale.setDefault(Locale.of("tr", "TR"));
                chat().when(say("ISPARTA ılık İZMİR"))
                        .thenAccepted(visitorSaid(START, "ISPARTA ılık İZMİR"))
                        .when(answer(2, "OK"))
                        .thenAccepted(botSaid(START, 2, "OK"));
            } finally {
                Locale.setDefault(before);
            }
        }
    }

    @Nested
    class Hearing_of_the_cart {
        private final CartLine tea = new CartLine(
                1,
                new Item(
                        "tea",
                        null,
                        "Tea",
                        null,
                        "/tea",
                        null,
                        Money.of("80", "TRY"),
                        null,
                        new Unit("piece", "piece", BigDecimal.ONE)),
                Quantity.of("2", "piece"));

        private ChatCommand told(String cart, @Nullable String instead, long seq, boolean own) {
            return new ChatCommand.HearOfCart(cart, instead, seq, List.of(tea), own);
        }

        private ChatEvent changed(Instant at, String cart, @Nullable String instead, long seq, boolean own) {
            return new ChatEvent.CartChanged(at, cart, instead, seq, List.of(tea), Money.of("160.00", "TRY"), own);
        }

        @Test
        void keeps_each_of_its_facts_once_and_in_order() {
            chat().when(told("s1", null, 1, true))
                    .thenAccepted(changed(START, "s1", null, 1, true))
                    .when(told("s1", null, 3, true))
                    .thenAccepted(changed(START, "s1", null, 3, true))
                    .when(told("s1", null, 3, true))
                    .thenAccepted()
                    .when(told("s1", null, 2, true))
                    .thenAccepted();
        }

        @Test
        void goes_over_to_the_cart_that_takes_its_place_and_hears_no_more_of_the_old_one() {
            chat().given(changed(START, "s1", null, 4, true))
                    .when(told("c9", null, 12, false))
                    .thenAccepted()
                    .when(told("c9", "s1", 12, false))
                    .thenAccepted(changed(START, "c9", "s1", 12, false))
                    .when(told("s1", null, 5, true))
                    .thenAccepted()
                    .when(told("c9", null, 13, false))
                    .thenAccepted(changed(START, "c9", null, 13, false))
                    .then(session -> {
                        var note = requireNonNull(openIn(session).shopping().cart());
                        assertEquals("c9", note.id());
                        assertEquals("s1", note.before());
                        assertEquals(
                                List.of(2L, 3L, 4L),
                                note.moments().stream()
                                        .map(CartNote.Moment::seq)
                                        .toList());
                    });
        }

        @Test
        void goes_over_to_a_cart_the_visitor_uses_even_when_nobody_said_so() {
            chat().given(changed(START, "s1", null, 4, true))
                    .when(told("c9", null, 1, true))
                    .thenAccepted(changed(START, "c9", "s1", 1, true))
                    .when(told("s1", null, 5, true))
                    .thenAccepted();
        }

        @Test
        void is_activity_only_when_the_visitor_did_it() {
            chat().after(ofMinutes(10))
                    .when(told("s1", null, 1, false))
                    .thenAccepted(changed(START.plus(ofMinutes(10)), "s1", null, 1, false))
                    .thenItsAlarmIsAt(EXPIRY)
                    .when(told("s1", null, 2, true))
                    .thenAccepted(changed(START.plus(ofMinutes(10)), "s1", null, 2, true))
                    .thenItsAlarmIsAt(EXPIRY.plus(ofMinutes(10)));
        }

        @Test
        void goes_on_in_the_successor() {
            var note = CartNote.inherited(
                    new CartNote("c9", "s1", 13, List.of(new CartNote.Moment(7, START, 1, null))), "s0");
            var inherited = new Inheritance("s0", null, new LinkedHashMap<>(), Views.NONE, note);
            noChat().given(new ChatEvent.Opened(START, "tr", null, null, null, inherited, Chats.IDLE, null))
                    .when(told("c9", null, 13, true))
                    .thenAccepted()
                    .when(told("c9", null, 14, true))
                    .thenAccepted(changed(START, "c9", null, 14, true));
            assertEquals(List.of(), note.moments());
            assertEquals("s0", CartNote.inherited(null, "s0").id());
        }

        @Test
        void is_over_with_the_session() {
            chat().given(ended(START, VISITOR)).when(told("s1", null, 1, true)).thenRefused("session_ended");
        }
    }
}
