// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.account.Role;

/**
 * What is to be told while the database is away, a line of JSON each, beside the log; of two lines about one fact the later
 * holds. Who was mailed at once stands here by id, and no address. The other mails are made when it is stored.
 */
public final class ToldFile {
    private static final Logger LOG = LoggerFactory.getLogger(ToldFile.class);

    private final Path path;

    public ToldFile(Path path) {
        this.path = path;
    }

    /** What an earlier run could not store; a line that was cut off by the end of the process is left out. */
    public List<Told> read() throws IOException {
        if (!Files.exists(path)) return List.of();
        var told = new LinkedHashMap<Object, Told>();
        for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
            if (line.isBlank()) continue;
            try {
                Told one = parse(line);
                told.put(
                        one instanceof Told.Raised raised
                                        && raised.notification().fact() != null
                                ? raised.notification().fact()
                                : told.size(),
                        one);
            } catch (IllegalArgumentException unreadable) {
                LOG.warn("a line of {} cannot be read and is left out", path);
            }
        }
        return List.copyOf(told.values());
    }

    /** Safe once this returns. */
    public void add(Told told) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        try (var channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap((line(told) + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }

    /** All of it is stored. */
    public void clear() throws IOException {
        Files.deleteIfExists(path);
    }

    static String line(Told told) {
        var json = NotificationRow.JSON.createObjectNode();
        switch (told) {
            case Told.Raised it -> {
                write(json.put("told", "raised"), it.notification());
                if (!it.mailed().isEmpty()) it.mailed().stream().sorted().forEach(json.putArray("mailed")::add);
            }
            case Told.Resolved it ->
                json.put("told", "resolved")
                        .put("merchant", it.merchantId())
                        .put("type", it.type().word())
                        .put("cause", it.cause())
                        .put("at", it.at().toString());
        }
        return json.toString();
    }

    private static void write(ObjectNode json, NewNotification it) {
        json.put("merchant", it.merchantId()).put("type", it.type().word()).put("cause", it.cause());
        json.put("at", it.at().toString()).put("severity", it.severity().word());
        if (it.userId() != null) json.put("person", it.userId());
        var least = it.least();
        if (least != null) json.put("role", least.word());
        json.set("params", NotificationRow.JSON.valueToTree(it.sortedParams()));
        var link = it.link();
        if (link != null) json.putObject("link").put("kind", link.kind().word()).put("id", link.id());
        if (it.fact() != null) json.put("fact", it.fact());
    }

    static Told parse(String line) {
        try {
            JsonNode json = NotificationRow.JSON.readTree(line);
            var type = NotificationType.of(text(json, "type")).orElseThrow(IllegalArgumentException::new);
            var at = Instant.parse(text(json, "at"));
            if (text(json, "told").equals("resolved"))
                return new Told.Resolved(text(json, "merchant"), type, text(json, "cause"), at);
            var mailed = new TreeSet<String>();
            json.path("mailed").forEach(user -> mailed.add(user.asText()));
            var notification = new NewNotification(
                    text(json, "merchant"),
                    optional(json, "person"),
                    json.hasNonNull("role") ? Role.of(text(json, "role")) : null,
                    type,
                    Severity.of(text(json, "severity")),
                    text(json, "cause"),
                    NotificationRow.params(json.path("params").toString()),
                    json.hasNonNull("link")
                            ? Link.of(text(json.path("link"), "kind"), optional(json.path("link"), "id"))
                            : null,
                    optional(json, "fact"),
                    at);
            return new Told.Raised(notification, mailed);
        } catch (JsonProcessingException | java.time.DateTimeException e) {
            throw new IllegalArgumentException("no line of ours", e);
        }
    }

    private static String text(JsonNode json, String name) {
        if (!json.hasNonNull(name)) throw new IllegalArgumentException("no " + name);
        return json.path(name).asText();
    }

    private static @Nullable String optional(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.path(name).asText() : null;
    }
}
