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
import sohbet.http.frames.Socket;

/**
 * The wire to one member of staff: frames go out on it, and what was asked elsewhere comes back on
 * the socket's own thread.
 */
final class LiveLine {
    static final Duration SOON = Duration.ofSeconds(2);

    /** What a stage came to, to be gone on with on the socket's own thread. */
    private record Then(Runnable next) {}

    private final Language language;
    private @Nullable Socket socket;
    private @Nullable ActorRef me;
    private boolean closed;

    LiveLine(Language language) {
        this.language = language;
    }

    void opened(Socket opened) {
        socket = opened;
        me = opened.self();
    }

    /** What comes back from now on is let go. */
    void closed() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
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
        stage.whenComplete((value, why) -> {
            Runnable goOn = () -> {
                if (!closed) next.accept(value, why);
            };
            tell(new Then(goOn));
        });
    }

    /** Goes on with what has come back; false when the message is something else. */
    boolean goesOnWith(Object message) {
        if (!(message instanceof Then then)) return false;
        then.next.run();
        return true;
    }

    ActorRef me() {
        return requireNonNull(me);
    }

    Socket socket() {
        return requireNonNull(socket);
    }
}
