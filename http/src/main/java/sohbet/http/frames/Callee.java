// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.http.edge.Exchange;

/** The handler as the stage calls it: never twice at once, never after {@code closed}, its exceptions caught and told once. */
final class Callee {
    private static final Logger log = LoggerFactory.getLogger(Frames.class);

    private final SocketHandler handler;
    private final String correlationId;
    private boolean calling;
    private boolean failed;
    private boolean done;

    /** @param correlationId of the request that opened the socket */
    Callee(SocketHandler handler, String correlationId) {
        this.handler = handler;
        this.correlationId = correlationId;
    }

    /** Whether the handler came back without an exception. */
    boolean call(Consumer<SocketHandler> what) {
        if (done) return true;
        calling = true;
        try {
            what.accept(handler);
            return true;
        } catch (Exception | StackOverflowError | AssertionError e) {
            if (!failed)
                Exchange.logging(
                        correlationId,
                        () -> log.error("A socket's handler failed, and the socket with it", new Muted(e)));
            failed = true;
            return false;
        } finally {
            calling = false;
        }
    }

    void closed() {
        call(SocketHandler::closed);
        done = true;
    }

    /** The stage is no other thread's: whoever comes from outside a callback would race with it. */
    void mustBeCalling() {
        if (!calling) throw new IllegalStateException("a socket is used inside its handler's callbacks only");
    }

    boolean calling() {
        return calling;
    }
}
