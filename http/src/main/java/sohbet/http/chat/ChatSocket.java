// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Predicate;
import org.apache.pekko.actor.ActorRef;
import org.jspecify.annotations.Nullable;
import sohbet.http.frames.Socket;
import sohbet.http.frames.SocketHandler;

/** A conversation over a WebSocket. */
final class ChatSocket implements SocketHandler, Line {
    private final Conversation conversation;
    private @Nullable Socket socket;
    private @Nullable ActorRef self;

    ChatSocket(ChatEdge edge, Predicate<Collection<String>> mayUse) {
        this.conversation = new Conversation(edge, this, mayUse);
    }

    @Override
    public void opened(Socket opened) {
        socket = opened;
        self = opened.self();
        conversation.begin();
    }

    @Override
    public void text(String message) {
        conversation.text(message);
    }

    @Override
    public void told(Object message) {
        conversation.told(message);
    }

    @Override
    public void timer(Object key) {
        conversation.timer(key);
    }

    @Override
    public void closed() {
        conversation.closed();
    }

    @Override
    public void refused(int code, String why) {
        send(ChatAnswers.bye(code, null));
    }

    @Override
    public void send(ObjectNode frame) {
        socket().send(frame.toString());
    }

    @Override
    public void bye(ObjectNode frame, int code) {
        send(frame);
        socket().close(code, "");
    }

    @Override
    public boolean isPoll() {
        return false;
    }

    @Override
    public ActorRef me() {
        return requireNonNull(self);
    }

    @Override
    public void watch(ActorRef other) {
        socket().watch(other);
    }

    @Override
    public void after(Object key, Duration delay) {
        socket().after(key, delay);
    }

    @Override
    public void cancel(Object key) {
        socket().cancel(key);
    }

    private Socket socket() {
        return requireNonNull(socket);
    }
}
