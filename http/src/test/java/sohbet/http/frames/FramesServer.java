// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;

/** A Pekko HTTP server on a free port of the loopback, set up as an installation is, whose every path is a socket. */
final class FramesServer implements AutoCloseable {
    static final String SETTINGS = """
            pekko.loglevel = WARNING
            pekko.stdout-loglevel = WARNING
            pekko.log-dead-letters = off
            pekko.http.server {
              max-connections = 20000
              backlog = 4096
              idle-timeout = 75 s
              parsing.header-cache { default = 0, Content-MD5 = 0, Date = 0, If-Match = 0, If-Modified-Since = 0, If-None-Match = 0,
                If-Range = 0, If-Unmodified-Since = 0, User-Agent = 0, Authorization = 0, Proxy-Authorization = 0, Cookie = 0 }
            }
            """;

    final ActorSystem system;
    final OpenSockets sockets = new OpenSockets();
    final BlockingQueue<Counterpart> handlers = new LinkedBlockingQueue<>();
    private final ServerBinding binding;
    volatile FrameSettings settings;
    volatile Supplier<? extends SocketHandler> handler = Counterpart::echo;

    FramesServer(FrameSettings settings, String... overrides) {
        this.settings = settings;
        this.system = ActorSystem.create(
                "frames",
                ConfigFactory.parseString(String.join("\n", overrides))
                        .withFallback(ConfigFactory.parseString(SETTINGS))
                        .withFallback(ConfigFactory.load()));
        this.binding = Http.get(system)
                .newServerAt("127.0.0.1", 0)
                .bindSync(request -> {
                    request.discardEntityBytes(system);
                    return Frames.upgrade(request, this.settings, sockets, this::make);
                })
                .toCompletableFuture()
                .join();
    }

    private SocketHandler make() {
        SocketHandler made = handler.get();
        if (made instanceof Counterpart counterpart) handlers.add(counterpart);
        return made;
    }

    int port() {
        return binding.localAddress().getPort();
    }

    RawClient open() {
        return RawClient.open(port());
    }

    /** The handler of the socket opened last, in the order of opening. */
    Counterpart counterpart() {
        try {
            Counterpart made = handlers.poll(10, TimeUnit.SECONDS);
            if (made == null) throw new AssertionError("no socket was opened");
            return made;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        binding.terminate(Duration.ofSeconds(1)).toCompletableFuture().join();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
