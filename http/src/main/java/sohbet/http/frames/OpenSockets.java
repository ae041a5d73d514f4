// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.stream.stage.AsyncCallback;

/** The sockets open now: how many there are, and a way to say goodbye to all of them before the node goes. */
public final class OpenSockets {
    /** Those of {@link Frames#upgrade} without a set of its own. */
    public static final OpenSockets HERE = new OpenSockets();

    private final Set<AsyncCallback<Goodbye>> sockets = ConcurrentHashMap.newKeySet();

    public int count() {
        return sockets.size();
    }

    /** Closes every socket; each handler is asked for its last words first. */
    public void closeAll(int code, String reason) {
        Goodbye goodbye = new Goodbye(code, reason);
        sockets.forEach(socket -> socket.invoke(goodbye));
    }

    void add(AsyncCallback<Goodbye> socket) {
        sockets.add(socket);
    }

    void remove(AsyncCallback<Goodbye> socket) {
        sockets.remove(socket);
    }

    record Goodbye(int code, String reason) {}
}
