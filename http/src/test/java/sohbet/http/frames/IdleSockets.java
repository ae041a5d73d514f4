// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/**
 * Measures the heap of an idle socket, after a collection, over loopback; the clients are another JVM. Arguments: {@code frames}
 * or {@code public} (Pekko HTTP's own messages), and how many sockets;
 * {@code -Dseconds=60} also measures the CPU of being idle. Run with {@code -XX:+UseCompactObjectHeaders}.
 */
final class IdleSockets {
    /** What a browser sends along. */
    private static final String[] HEADERS = {
        "Origin: https://shop.example",
        "Pragma: no-cache",
        "Cache-Control: no-cache",
        "Accept-Language: tr-TR,tr;q=0.9,en;q=0.8",
        "Accept-Encoding: gzip, deflate, br, zstd",
        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
        "Sec-Fetch-Dest: websocket",
        "Sec-Fetch-Mode: websocket",
        "Sec-Fetch-Site: cross-site",
        "Sec-WebSocket-Protocol: sohbet.v1",
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
        "Cookie: __Host-sohbet=0123456789abcdef0123456789abcdef; _ga=GA1.1.1234567890.1234567890",
    };

    private IdleSockets() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("client")) {
            clients(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            return;
        }
        int many = Integer.parseInt(args[1]);
        try (FramesServer server = new FramesServer(FrameSettings.defaults())) {
            int port = args[0].equals("frames") ? server.port() : publicApi(server);
            server.handler = Quiet::new;
            run(port, 200); // classes and pools of the first sockets are not a socket's
            long before = heap();
            Process clients = start(port, many);
            clients.inputReader().readLine();
            log("%s, %d sockets: %d bytes of heap each".formatted(args[0], many, (heap() - before) / many));
            int seconds = Integer.getInteger("seconds", 0);
            long cpu = cpu();
            TimeUnit.SECONDS.sleep(seconds);
            if (seconds > 0) log("%.2f ms of CPU a second".formatted((cpu() - cpu) / 1e6 / seconds));
            clients.destroy();
        }
    }

    private static final class Quiet implements SocketHandler {
        @Override
        public void opened(Socket socket) {
            socket.self();
        }

        @Override
        public void text(String message) {}

        @Override
        public void told(Object message) {}

        @Override
        public void timer(Object key) {}

        @Override
        public void closed() {}
    }

    private static int publicApi(FramesServer server) {
        Flow<Message, Message, ?> silent = Flow.fromSinkAndSourceCoupled(Sink.ignore(), Source.maybe());
        return Http.get(server.system)
                .newServerAt("127.0.0.1", 0)
                .bindSync(request -> request.getAttribute(AttributeKeys.webSocketUpgrade)
                        .orElseThrow()
                        .handleMessagesWith(silent))
                .toCompletableFuture()
                .join()
                .localAddress()
                .getPort();
    }

    private static void run(int port, int many) throws Exception {
        Process clients = start(port, many);
        clients.inputReader().readLine();
        clients.destroy();
        clients.waitFor();
        TimeUnit.SECONDS.sleep(2);
    }

    private static Process start(int port, int many) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IdleSockets.class.getName(),
                        "client",
                        "" + port,
                        "" + many)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void clients(int port, int many) throws IOException, InterruptedException {
        List<SocketChannel> open = new ArrayList<>();
        ByteBuffer answer = ByteBuffer.allocate(4096);
        for (int i = 0; i < many; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.write(ByteBuffer.wrap(RawClient.request(HEADERS).getBytes(ISO_8859_1)));
            answer.clear();
            channel.read(answer);
            channel.write(
                    ByteBuffer.wrap(RawClient.masked(RawClient.TEXT, "{\"type\":\"ping\"}".getBytes(ISO_8859_1))));
            open.add(channel);
        }
        TimeUnit.SECONDS.sleep(3);
        log("open");
        TimeUnit.HOURS.sleep(1);
        log("" + open.size());
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void log(String line) {
        System.out.println(line); // the one place where this prints: a measurement is for whoever asked for it
    }
}
