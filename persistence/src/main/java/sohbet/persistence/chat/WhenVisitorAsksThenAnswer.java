// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.engine.chat.Answerer;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.chat.Speaker;
import sohbet.engine.chat.Talk;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.Reply;
import sohbet.persistence.chat.TurnsDue.Due;
import sohbet.persistence.process.Workers;

/**
 * When a visitor asks and the bot owns the session, the bot answers that message, once.
 *
 * <p>The command's id is made of the message's number, so a second attempt after a crash gets the
 * answer of the first; and the session drops an answer it no longer owes. A shop that has switched the bot off is asked
 * before and after an answer is sought: a question that meets it off is settled without one, for good.
 */
public final class WhenVisitorAsksThenAnswer {
    private static final Logger log = LoggerFactory.getLogger(WhenVisitorAsksThenAnswer.class);
    private static final int LONGEST = 4_000;

    private final Chats chats;
    private final Answerer answerer;
    private final Answered answered;

    /** Which shops have the bot answer at this moment. */
    @FunctionalInterface
    public interface Answered {
        CompletionStage<Boolean> isAnswered(String merchant);
    }

    /** Answers what is due, some at a time on this node. */
    public static Workers<Due> start(
            DataSource database, Chats chats, Answerer answerer, Answered answered, Workers.Settings settings) {
        var policy = new WhenVisitorAsksThenAnswer(chats, answerer, answered);
        return Workers.start("answers", database, new TurnsDue(() -> {}), policy::settle, settings);
    }

    private WhenVisitorAsksThenAnswer(Chats chats, Answerer answerer, Answered answered) {
        this.chats = chats;
        this.answerer = answerer;
        this.answered = answered;
    }

    /** Whether the message needs no more attempts. */
    private CompletionStage<Boolean> settle(Due due) {
        String entity = due.merchant() + "~" + due.session();
        return whileOn(
                due,
                () -> chats.read(entity)
                        .thenCompose(session -> question(due, entity, session))
                        .thenCompose(question ->
                                question.map(q -> answer(due, entity, q)).orElse(completedFuture(true))));
    }

    private CompletionStage<Boolean> whileOn(Due due, Supplier<CompletionStage<Boolean>> next) {
        return answered.isAnswered(due.merchant()).thenCompose(on -> on ? next.get() : completedFuture(true));
    }

    /** What is asked; empty when the session owes nobody an answer to it. */
    private CompletionStage<Optional<Answerer.Question>> question(Due due, String entity, ChatSession session) {
        boolean owed = session instanceof ChatSession.Open open
                && open.owner().kind() == Speaker.BOT
                && open.talk().unanswered().contains(due.turn());
        if (!owed) return completedFuture(Optional.empty());
        var now = (ChatSession.Open) session;
        var before =
                now.talk().messages().stream().filter(m -> m.seq() < due.turn()).toList();
        return textOf(due, entity, now)
                .thenApply(text -> text.map(it -> new Answerer.Question(
                        due.merchant(), due.session(), now.visitor().locale(), it, before)));
    }

    /** The session remembers its last messages; an older one is in the journal. */
    private CompletionStage<Optional<String>> textOf(Due due, String entity, ChatSession.Open now) {
        var known = now.talk().messages().stream()
                .filter(m -> m.seq() == due.turn())
                .findFirst();
        if (known.isPresent())
            return completedFuture(known.map(Talk.Message::text).map(Personal::text));
        return chats.history(entity, due.turn() - 1, due.turn(), 1)
                .thenApply(facts ->
                        facts.stream().flatMap(fact -> textIn(fact.event())).findFirst());
    }

    private static Stream<String> textIn(ChatEvent event) {
        return event instanceof ChatEvent.Said said
                ? Stream.ofNullable(said.text().text())
                : Stream.of();
    }

    private CompletionStage<Boolean> answer(Due due, String entity, Answerer.Question question) {
        return answerer.answer(question)
                .thenCompose(reply -> whileOn(
                        due,
                        () -> chats.execute(
                                        entity,
                                        "answer:" + due.turn(),
                                        new ChatCommand.Answer(
                                                due.turn(),
                                                Personal.of(shortened(reply.text())),
                                                reply.products(),
                                                reply.intent()))
                                .thenApply(told -> isSettled(due, told))));
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) return text;
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }

    private static boolean isSettled(Due due, Reply reply) {
        return switch (reply) {
            case Reply.Accepted accepted -> true;
            case Reply.Refused refused -> {
                String code = refused.rejection().code();
                log.debug("the answer to message {} was refused: {}", due.turn(), code);
                yield !refused.rejection().retryable() && !code.equals("internal");
            }
        };
    }
}
