// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Who an installation talks to: a provider of models, Telegram, and the shop's till that is told by webhook. */
final class Neighbours implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    Neighbours() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", Neighbours::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        String said =
                switch (path.substring(path.lastIndexOf('/') + 1)) {
                    case "models" -> "{\"data\":[{\"id\":\"small\"},{\"id\":\"large\"}]}";
                    case "completions" ->
                        "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Ready.\"}}]}";
                    case "getMe" -> "{\"ok\":true,\"result\":{\"username\":\"ayse_shoes_bot\"}}";
                    default -> "{\"taken\":true}";
                };
        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
