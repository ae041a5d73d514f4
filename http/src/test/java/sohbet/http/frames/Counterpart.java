// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.pekko.actor.ActorRef;

/** A handler for tests: notes every call, echoes text, and does what a test lends it. */
final class Counterpart implements SocketHandler {
    final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private final BiConsumer<Socket, String> onText;
    private Socket socket;
    volatile ActorRef self;

    Counterpart(BiConsumer<Socket, String> onText) {
        this.onText = onText;
    }

    static Counterpart echo() {
        return new Counterpart(Socket::send);
    }

    /** A task for the handler's own thread. */
    interface Task {
        void on(Socket socket);
    }

    @Override
    public void opened(Socket opened) {
        socket = opened;
        self = opened.self();
        calls.add("opened");
    }

    @Override
    public void text(String message) {
        calls.add("text " + (message.length() > 40 ? message.length() + " characters" : message));
        onText.accept(socket, message);
    }

    @Override
    public void told(Object message) {
        if (message instanceof Task task) task.on(socket);
        else calls.add("told " + message.getClass().getSimpleName());
    }

    @Override
    public void timer(Object key) {
        calls.add("timer " + key);
    }

    @Override
    public void refused(int code, String why) {
        calls.add("refused " + code);
        socket.send("bye " + code);
    }

    @Override
    public void closed() {
        calls.add("closed");
    }

    void does(Task task) {
        self.tell(task, ActorRef.noSender());
    }

    Counterpart called(String... expected) {
        for (String call : expected) assertEquals(call, next());
        return this;
    }

    private String next() {
        try {
            String call = calls.poll(10, TimeUnit.SECONDS);
            return call == null ? fail("the handler was not called") : call;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
