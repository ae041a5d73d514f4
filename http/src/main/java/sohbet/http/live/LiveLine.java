// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.apache.pekko.actor.ActorRef;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.Rejection;
import sohbet.http.chat.ChatAnswers;
import sohbet.http.edge.Language;
import sohbet.http.frames.Continuations;
import sohbet.http.frames.Socket;

/**
 * The wire to one member of staff: frames go out on it, and what was asked elsewhere comes back on
 * the socket's own thread.
 */
final class LiveLine {
    static final Duration SOON = Duration.ofSeconds(2);

    private final Language language;
    private @Nullable Socket socket;
    private @Nullable ActorRef me;
    private final Continuations asked = new Continuations(this::me);

    LiveLine(Language language) {
        this.language = language;
    }

    void opened(Socket opened) {
        socket = opened;
        me = opened.self();
    }

    /** What comes back from now on is let go. */
    void closed() {
        asked.close();
    }

    boolean isClosed() {
        return asked.isClosed();
    }

    void send(ObjectNode frame) {
        socket().send(frame.toString());
    }

    void nack(@Nullable String cid, String code) {
        nack(cid, Rejection.of(code));
    }

    /** Whom it asks is away for the moment. */
    void unavailable(@Nullable String cid) {
        nack(cid, Rejection.retry("unavailable", SOON));
    }

    private void nack(@Nullable String cid, Rejection why) {
        send(ChatAnswers.nack(cid, why, language));
    }

    Language language() {
        return language;
    }

    void tell(Object message) {
        me().tell(message, ActorRef.noSender());
    }

    <T> void then(CompletionStage<T> stage, BiConsumer<T, @Nullable Throwable> next) {
        asked.then(stage, next);
    }

    /** Goes on with what has come back; false when the message is something else. */
    boolean goesOnWith(Object message) {
        return asked.goesOnWith(message);
    }

    ActorRef me() {
        return requireNonNull(me);
    }

    Socket socket() {
        return requireNonNull(socket);
    }
}
