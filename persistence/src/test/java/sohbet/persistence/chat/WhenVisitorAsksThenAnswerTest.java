// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.engine.chat.Answerer;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.chat.Speaker;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.Recorded;
import sohbet.engine.kernel.Reply;
import sohbet.persistence.postgres.TestPostgres;
import sohbet.persistence.process.Workers;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WhenVisitorAsksThenAnswerTest {
    @RegisterExtension
    static final TestPostgres.Database database = Migrated.database();

    private static final String S = "shop~s1";
    /** Leases that no busy machine outlives. */
    private static final Workers.Settings QUICK = quick(Duration.ofSeconds(30));

    /** Leases that end while the test looks on. */
    private static final Workers.Settings FORGETFUL = quick(Duration.ofMillis(400));

    private static Workers.Settings quick(Duration lease) {
        return new Workers.Settings(4, lease, Duration.ofMillis(20), Duration.ofMillis(10), Duration.ofMillis(50));
    }

    private final DataSource source = database.dataSource();
    private final ChatsInMemory chats = new ChatsInMemory();
    private final TurnsDue turns = new TurnsDue(() -> {});
    private final List<AutoCloseable> open = new ArrayList<>();
    private final ConcurrentLinkedQueue<Answerer.Question> asked = new ConcurrentLinkedQueue<>();
    private final Answerer echo = question -> {
        asked.add(question);
        return completedFuture(new Answerer.Reply("re: " + question.text(), List.of(), "other"));
    };
    private int told;
    private volatile boolean isOn = true;

    @BeforeEach
    void empty() throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("truncate chat_turn_due");
        }
    }

    @AfterEach
    void close() throws Exception {
        for (var it : open) it.close();
    }

    private Workers<TurnsDue.Due> work(Chats sessions, Answerer answerer, Workers.Settings settings) {
        var workers =
                WhenVisitorAsksThenAnswer.start(source, sessions, answerer, shop -> completedFuture(isOn), settings);
        open.add(workers);
        return workers;
    }

    /** Tells the projection what happened since the last time. */
    private void tell() throws SQLException {
        var journal = chats.journal();
        try (Connection connection = source.getConnection()) {
            turns.apply(connection, journal.subList(told, journal.size()));
        }
        told = journal.size();
    }

    private List<String> answers(String session) {
        return chats.history(session, 0, Long.MAX_VALUE, 1_000).toCompletableFuture().join().stream()
                .map(Recorded::event)
                .filter(e -> e instanceof ChatEvent.Said s && s.by() == Speaker.BOT)
                .map(e -> ((ChatEvent.Said) e).text().text())
                .toList();
    }

    private List<Long> due() {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select turn from chat_turn_due order by session, turn")) {
            var turns = new ArrayList<Long>();
            while (rows.next()) turns.add(rows.getLong(1));
            return turns;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nested
    class A_question_is_due {
        @Test
        void until_it_is_answered() throws SQLException {
            chats.open(S).say(S, "bir").say(S, "iki");
            tell();
            assertEquals(List.of(2L, 3L), due());
            chats.give(S, new ChatCommand.Answer(2, Personal.of("x"), List.of(), null));
            tell();
            assertEquals(List.of(3L), due());
        }

        @Test
        void until_an_agent_takes_over_or_the_session_ends() throws SQLException {
            chats.open(S).say(S, "bir").open("shop~s2").say("shop~s2", "iki");
            tell();
            chats.give(S, new ChatCommand.Take("u1", "Deniz", 0));
            chats.give("shop~s2", new ChatCommand.End());
            tell();
            assertEquals(List.of(), due());
        }

        @Test
        void once_however_often_it_is_told() throws SQLException {
            chats.open(S).say(S, "bir");
            chats.give(S, new ChatCommand.Answer(2, Personal.of("x"), List.of(), null));
            chats.say(S, "iki");
            tell();
            told = 0;
            tell();
            assertEquals(List.of(4L), due());
        }
    }

    @Nested
    class An_answer {
        @Test
        void names_its_question_and_knows_what_was_said_before() throws SQLException {
            chats.open(S).say(S, "bir").say(S, "iki");
            tell();
            work(chats, echo, QUICK);
            await().until(() -> due().isEmpty());
            assertEquals(List.of("re: bir", "re: iki"), answers(S));
            var second = asked.stream()
                    .filter(q -> q.text().equals("iki"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("shop", second.merchant());
            assertEquals("s1", second.session());
            assertEquals("tr", second.locale());
            assertEquals("bir", second.before().getFirst().text().text());
            assertTrue(second.before().stream().allMatch(m -> m.seq() < 3));
        }

        @Test
        void comes_at_once_after_a_poke() throws SQLException {
            var slow = new Workers.Settings(
                    4, Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofSeconds(1), Duration.ofSeconds(1));
            var workers = work(chats, echo, slow);
            chats.open(S).say(S, "bir");
            workers.poke(); // as the projection does, which is before its commit
            tell();
            await().atMost(Duration.ofSeconds(5)).until(() -> answers(S).size() == 1);
        }

        @Test
        void is_cut_to_what_a_message_may_be() throws SQLException {
            chats.open(S).say(S, "?");
            tell();
            work(chats, q -> completedFuture(new Answerer.Reply("😀".repeat(3_000), List.of(), null)), QUICK);
            await().until(() -> due().isEmpty());
            assertEquals(4_000, answers(S).getFirst().length());
        }

        @Test
        void is_not_sought_when_an_agent_has_taken_over() throws SQLException {
            chats.open(S).say(S, "bir");
            tell();
            chats.give(S, new ChatCommand.Take("u1", "Deniz", 0));
            work(chats, echo, QUICK);
            await().until(() -> due().isEmpty());
            assertEquals(0, asked.size());
        }

        @Test
        void is_dropped_when_an_agent_takes_over_meanwhile() throws SQLException {
            chats.open(S).say(S, "bir");
            tell();
            Answerer late = question -> {
                chats.give(S, new ChatCommand.Take("u1", "Deniz", 0));
                return echo.answer(question);
            };
            work(chats, late, QUICK);
            await().until(() -> due().isEmpty());
            assertEquals(List.of(), answers(S));
        }

        @Test
        void to_a_question_the_session_no_longer_holds_is_sought_in_its_history() throws SQLException {
            chats.open(S).say(S, "the first");
            tell();
            chats.give(S, new ChatCommand.Take("u1", "Deniz", 0));
            chats.give(S, new ChatCommand.HandBack("u1", null));
            chats.say(S, "owed");
            tell();
            for (int i = 0; i < 15; i++) chats.say(S, "x".repeat(4_000));
            work(chats, echo, QUICK);
            await().until(() -> answers(S).contains("re: owed"));
        }
    }

    @Nested
    class A_shop_without_the_bot {
        @Test
        void is_not_answered_for_and_its_question_does_not_stay_due() throws SQLException {
            isOn = false;
            chats.open(S).say(S, "bir");
            tell();
            work(chats, echo, QUICK);
            await().until(() -> due().isEmpty());
            assertEquals(0, asked.size());
            assertEquals(List.of(), answers(S));
        }

        @Test
        void is_answered_for_from_the_next_question_on_when_the_bot_is_back() throws SQLException {
            isOn = false;
            chats.open(S).say(S, "bir");
            tell();
            work(chats, echo, QUICK);
            await().until(() -> due().isEmpty());
            isOn = true;
            chats.say(S, "iki");
            tell();
            await().until(() -> answers(S).equals(List.of("re: iki")));
        }

        @Test
        void does_not_hear_an_answer_that_was_sought_while_it_was_switched_off() throws SQLException {
            chats.open(S).say(S, "bir");
            tell();
            Answerer late = question -> {
                isOn = false;
                return echo.answer(question);
            };
            work(chats, late, QUICK);
            await().until(() -> due().isEmpty());
            assertEquals(1, asked.size());
            assertEquals(List.of(), answers(S));
        }
    }

    @Nested
    class A_failure {
        @Test
        void is_tried_again_and_later_questions_wait_for_it() throws SQLException {
            chats.open(S).say(S, "bir").say(S, "iki");
            tell();
            var attempts = new AtomicInteger();
            Answerer shaky = question -> question.text().equals("bir") && attempts.incrementAndGet() < 3
                    ? failedFuture(new IllegalStateException("no"))
                    : echo.answer(question);
            work(chats, shaky, QUICK);
            await().until(() -> due().isEmpty());
            assertEquals(List.of("re: bir", "re: iki"), answers(S));
            assertEquals(3, attempts.get());
        }

        @Test
        void that_lasts_does_not_hold_up_the_session_for_ever() throws SQLException {
            chats.open(S).say(S, "bir").say(S, "iki");
            tell();
            Answerer choosy = question -> question.text().equals("bir")
                    ? failedFuture(new IllegalStateException("never"))
                    : echo.answer(question);
            work(chats, choosy, QUICK);
            // A row goes after its answer is in the journal.
            await().until(() -> due().equals(List.of(2L)));
            assertEquals(List.of("re: iki"), answers(S));
        }

        @Test
        void of_the_answerer_to_answer_at_all_ends_with_the_lease() throws SQLException {
            chats.open(S).say(S, "bir");
            tell();
            var first = new AtomicInteger();
            Answerer silent =
                    question -> first.getAndIncrement() == 0 ? new CompletableFuture<>() : echo.answer(question);
            work(chats, silent, FORGETFUL);
            await().until(() -> answers(S).size() == 1);
        }

        @Test
        void of_the_sessions_to_be_reached_is_tried_again() throws SQLException {
            chats.open(S).say(S, "bir");
            tell();
            chats.away = true;
            work(chats, echo, QUICK);
            await().until(() -> attempts() > 1);
            chats.away = false;
            await().until(() -> due().isEmpty());
            assertEquals(List.of("re: bir"), answers(S));
        }

        private int attempts() throws SQLException {
            try (var connection = source.getConnection();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select max(attempts) from chat_turn_due")) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Nested
    class Never_twice {
        @Test
        void with_two_workers() throws SQLException {
            for (int i = 0; i < 40; i++)
                chats.open("shop~s" + i).say("shop~s" + i, "soru").say("shop~s" + i, "bir daha");
            tell();
            work(chats, echo, QUICK);
            work(chats, echo, QUICK);
            await().until(() -> due().isEmpty());
            for (int i = 0; i < 40; i++) assertEquals(List.of("re: soru", "re: bir daha"), answers("shop~s" + i));
            assertEquals(80, asked.size(), "no question was even sought twice");
        }

        @Test
        void when_one_dies_between_the_answer_and_the_deletion_of_its_row() throws SQLException {
            chats.open(S).say(S, "bir");
            tell();
            var dying = work(new DyingAfterAnswer(chats), echo, FORGETFUL);
            await().until(() -> answers(S).size() == 1);
            dying.close();
            assertEquals(List.of(2L), due());
            work(chats, q -> completedFuture(new Answerer.Reply("another", List.of(), null)), QUICK);
            await().until(() -> due().isEmpty());
            assertEquals(List.of("re: bir"), answers(S));
        }

        @Test
        void when_one_dies_before_the_answer_another_gives_it() throws SQLException {
            chats.open(S).say(S, "bir");
            tell();
            try (var connection = source.getConnection()) {
                assertEquals(
                        1, turns.lease(connection, 10, Duration.ofSeconds(3)).size());
                assertEquals(List.of(), turns.lease(connection, 10, Duration.ofSeconds(3)));
            }
            work(chats, echo, QUICK);
            await().until(() -> due().isEmpty());
            assertEquals(List.of("re: bir"), answers(S));
        }
    }

    /** Sessions whose caller never hears that its command went through. */
    private record DyingAfterAnswer(Chats chats) implements Chats {
        @Override
        public CompletionStage<ChatSession> read(String entityId) {
            return chats.read(entityId);
        }

        @Override
        public CompletionStage<Reply> execute(String entityId, String cid, ChatCommand command) {
            chats.execute(entityId, cid, command);
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<List<Recorded<ChatEvent>>> history(String entityId, long after, long upTo, int most) {
            return chats.history(entityId, after, upTo, most);
        }
    }
}
