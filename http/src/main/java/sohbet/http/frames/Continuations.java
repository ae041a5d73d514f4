// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.ActorRef;
import org.jspecify.annotations.Nullable;

/** Goes on, on the thread of whoever asked, with what was asked of others. */
public final class Continuations {
    private record Then(Runnable next) {}

    private final Supplier<ActorRef> me;
    private boolean closed;

    /**
     * @param me who asks, and gives {@link #goesOnWith} what it is told
     */
    public Continuations(Supplier<ActorRef> me) {
        this.me = me;
    }

    /** Goes on with the value, or with why there is none, unless this is closed by then. */
    public <T> void then(CompletionStage<T> stage, BiConsumer<T, @Nullable Throwable> next) {
        ActorRef asker = me.get();
        stage.whenComplete((value, why) -> {
            Runnable goOn = () -> {
                if (!closed) next.accept(value, why);
            };
            asker.tell(new Then(goOn), ActorRef.noSender());
        });
    }

    /** Goes on with what has come back; false when the message is something else. */
    public boolean goesOnWith(Object message) {
        if (!(message instanceof Then then)) return false;
        then.next.run();
        return true;
    }

    /** What comes back from now on is let go. */
    public void close() {
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }
}
