// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import com.typesafe.config.Config;
import java.time.Duration;

/** What whoever has started the engine is told first: where to go and how to get in. */
final class Greeting {
    private Greeting() {}

    static String of(Engine engine, Config config, Duration took) {
        String base = address(engine, config);
        var text = new StringBuilder();
        text.append("\nSohbet is ready after %.1f s (Ctrl-C stops it).\n".formatted(seconds(took)));
        engine.setupLink()
                .ifPresent(token -> text.append("  Set it up   ")
                        .append(base)
                        .append("/setup#")
                        .append(token)
                        .append("\n              (opens once; a new link comes with each start until it is done)\n"));
        engine.demo()
                .ifPresent(demo -> text.append("  Demo shop   ").append(base).append("/demo/\n"));
        if (engine.setupLink().isEmpty())
            text.append("  Admin       ").append(base).append("/admin/\n");
        return text.append("  API         ").append(base).append("/api/docs\n").toString();
    }

    private static double seconds(Duration took) {
        return took.toMillis() / 1000.0;
    }

    /** The public address, or this machine's own while nobody has named one. */
    private static String address(Engine engine, Config config) {
        String named = config.getString("sohbet.http.public-base-url");
        return named.isBlank() ? "http://localhost:" + engine.address().getPort() : named.replaceFirst("/$", "");
    }
}
