// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.http.catalogue.ImportRoutes;
import sohbet.http.edge.Bodies;
import sohbet.http.edge.Json;
import sohbet.http.frames.FrameSettings;
import sohbet.persistence.Database;
import sohbet.persistence.account.SignInAttempts.Patience;
import sohbet.persistence.merchant.MerchantSettings;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LimitsPageTest {
    private final Config config = ConfigFactory.load();
    private final StringBuilder page = new StringBuilder();

    @Test
    void the_page_tells_the_bounds_there_are() throws IOException {
        page.append("""
                # Limits

                Nothing is taken without a bound: not in size, not in time, not in number at once. What is over one is told so, with a code of
                [errors](errors.md), and costs nobody else anything.
                """);
        requests();
        sockets();
        people();
        page.append("""

                A peer that sends its request's head byte by byte keeps a connection for as long as it sends; such connections are bounded by
                their number alone, and a proxy in front should bound them in time. Written by `LimitsPageTest` from the code.
                """);
        GeneratedPage.check("limits.md", page.toString());
    }

    private void requests() {
        Config server = config.getConfig("pekko.http.server");
        Config parsing = server.getConfig("parsing").withFallback(config.getConfig("pekko.http.parsing"));
        head("Requests");
        row("Body of a request", bytes(Bodies.LIMIT), "413 `too_large`");
        row("Body, from its first byte to its last", time(Bodies.PATIENCE), "408 `timed_out`");
        row("File of an import", bytes(ImportRoutes.LARGEST_FILE), "413 `too_large`");
        row("Import: from the first byte to the answer", time(ImportRoutes.PATIENCE), "503 `unavailable`");
        row("Import: without a single byte", time(ImportRoutes.STALL), "408 `timed_out`");
        row("Imports that are being sent at once, a node", ImportRoutes.UPLOADS_AT_ONCE, "503 `overloaded`");
        row("Imports that are being worked on, a merchant", 1, "409 `conflict`");
        row("Address", bytes(parsing.getBytes("max-uri-length")), "414 `uri_too_long`");
        row("Headers: number", parsing.getInt("max-header-count"), "400 or 431");
        row(
                "Header: length of its value",
                bytes(parsing.getBytes("max-header-value-length")),
                "431 `headers_too_large`");
        row(
                "JSON: depth, length of a number",
                Json.DEEPEST + ", " + Json.LONGEST_NUMBER + " digits",
                "400 `malformed`");
        row("Until an answer", time(server.getDuration("request-timeout")), "503 `unavailable`");
        row(
                "Requests at once, a node (`SOHBET_MAX_REQUESTS`; without sockets and long polls)",
                config.getInt("sohbet.http.max-requests"),
                "503 `overloaded`");
        row("Requests at once, a connection", server.getInt("pipelining-limit"), "the next waits");
        row("Connections, a node", server.getInt("max-connections"), "the next waits to be accepted");
        row("Connection without a byte in either direction", time(server.getDuration("idle-timeout")), "closed");
        Database.Settings database = Database.Settings.of("", "", "");
        row("Waiting for a connection to the database", time(database.connectionTimeout()), "503 `unavailable`");
        row("One statement in the database", time(database.statementTimeout()), "503 `unavailable`");
        row(
                "Requests of a visitor's page or of whoever is not signed in, an address",
                rate("address"),
                "429 `rate_limited`");
        row("Requests of an API key", rate("key"), "429 `rate_limited`");
        row("Requests of a member of staff", rate("person"), "429 `rate_limited`");
        row("Requests of all callers of a merchant", rate("merchant"), "429 `rate_limited`");
        row(
                "A command that waits for its entity",
                time(config.getDuration("sohbet.kernel.ask-timeout")),
                "503 `unavailable`, a retryable `nack`");
    }

    private void sockets() {
        FrameSettings frames = FrameSettings.defaults();
        head("Sockets and long polls");
        row("Message of a client", bytes(frames.maxMessageBytes()), "closed with 1009");
        row(
                "Frames a second, and at once, a visitor's socket",
                config.getInt("sohbet.chat.frames-per-second") + ", " + config.getInt("sohbet.chat.burst"),
                "closed with 4429");
        row(
                "Waiting for a visitor who does not read",
                frames.maxQueuedFrames() + " messages or " + bytes(frames.maxQueuedBytes()),
                "closed with 4408");
        row("Silence after which a peer is pinged; after another such it is gone", time(frames.keepAlive()), "closed");
        row("Saying goodbye", time(frames.closeTimeout()), "cut");
        row("Facts told one by one to whoever comes back", config.getInt("sohbet.chat.replay"), "`reset`");
        row("Text of a message", "4,000 characters", "`too_long`");
    }

    private void people() {
        MerchantSettings usual = MerchantSettings.USUAL;
        head("People");
        row("Views a day, a visitor (a merchant's setting)", usual.dailyViewLimit(), "429 `limit_reached`");
        row("Messages a minute, a visitor (a merchant's setting)", usual.messagesPerMinute(), "`rate_limited`");
        row("Silence after which a session ends (a merchant's setting)", usual.idleMinutes() + " min", "`ended`");
        row("Wrong passwords in a row, an account", patience(Patience.ACCOUNT), "429 `throttled`");
        row("Wrong passwords in a row, an address", patience(Patience.ADDRESS), "429 `throttled`");
    }

    /** At once, and as many again in every such time, for all nodes together. */
    private String rate(String kind) {
        Config limit = config.getConfig("sohbet.limits." + kind);
        return String.format(Locale.ROOT, "%,d in %s", limit.getInt("amount"), time(limit.getDuration("per")));
    }

    private static String patience(Patience patience) {
        return patience.free() + " free, then waits from " + time(patience.first()) + " to " + time(patience.longest());
    }

    private void head(String name) {
        page.append("\n## ").append(name).append("\n\n| what | how much | beyond it |\n|---|---|---|\n");
    }

    private void row(String what, Object most, String beyond) {
        String much = most instanceof Integer number ? String.format(Locale.ROOT, "%,d", number) : most.toString();
        page.append("| ")
                .append(what)
                .append(" | ")
                .append(much)
                .append(" | ")
                .append(beyond)
                .append(" |\n");
    }

    private static String bytes(long bytes) {
        if (bytes >= 1 << 20 && bytes % (1 << 20) == 0) return (bytes >> 20) + " MiB";
        return bytes >= 1024 && bytes % 1024 == 0 ? (bytes >> 10) + " KiB" : bytes + " bytes";
    }

    private static String time(Duration time) {
        if (time.toMillis() % 1000 != 0) return time.toMillis() / 1000.0 + " s";
        return time.toSeconds() >= 120 && time.toSeconds() % 60 == 0
                ? time.toMinutes() + " min"
                : time.toSeconds() + " s";
    }
}
