// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sohbet.http.edge.Json;
import sohbet.http.edge.MalformedJson;

/** Says plainly how the engines on a data folder are. */
@Command(
        name = "check",
        description = "Says how the running engine is.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all is well", "1:something is down or does not answer", "3:no engine runs"})
final class CheckCommand implements Callable<Integer> {
    private static final int WELL = 0;
    private static final int DOWN = 1;
    private static final int NONE = 3;

    @Mixin
    private StartOptions options = new StartOptions();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    @Override
    public Integer call() throws IOException, InterruptedException {
        int worst = NONE;
        for (Path file : files(options.data())) {
            String port = file.getFileName().toString().replaceAll("\\D", "");
            if (!isRunning(file)) continue;
            int found = told(port);
            worst = worst == NONE ? found : Math.max(worst, found);
        }
        if (worst == NONE) System.out.println("No engine runs on " + options.data() + ".");
        return worst;
    }

    private static List<Path> files(Path data) throws IOException {
        if (!Files.isDirectory(data)) return List.of();
        var files = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(data, "engine-*.pid")) {
            all.forEach(files::add);
        }
        return files;
    }

    private static boolean isRunning(Path file) throws IOException {
        String pid = Files.readString(file).strip();
        return pid.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
    }

    private int told(String port) throws InterruptedException {
        try {
            var asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            JsonNode health =
                    Json.read(client.send(asked, BodyHandlers.ofByteArray()).body());
            boolean isUp = health.path("status").asText().equals("up");
            System.out.println("The engine on port " + port + " is " + (isUp ? "well." : "not well:"));
            health.path("checks")
                    .properties()
                    .forEach(part -> System.out.println("  %-12s %s"
                            .formatted(part.getKey(), part.getValue().asText())));
            return isUp ? WELL : DOWN;
        } catch (IOException | MalformedJson silent) {
            System.out.println("The engine on port " + port + " runs, but does not answer.");
            return DOWN;
        }
    }
}
