// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.Rejection;
import sohbet.engine.kernel.Reply;
import sohbet.http.edge.AsyncApi;
import sohbet.http.edge.Json;
import sohbet.http.edge.Language;
import sohbet.http.edge.MalformedJson;

/** Reads a client's frames: JSON that fits its schema, cleaned, and not too many at once. */
public final class FrameReader {
    private static final double NANOS = 1e9;
    private final AsyncApi frames;
    private final String prefix;
    private final int perSecond;
    private final int burst;
    private Language language = Language.EN;
    private double allowance;
    private long last = System.nanoTime();

    /**
     * @param prefix of the schemas of these frames: {@code client_} or {@code live_client_}
     * @param perSecond how many may come on average, and at once at most {@code burst}
     */
    public FrameReader(AsyncApi frames, String prefix, int perSecond, int burst) {
        this.frames = frames;
        this.prefix = prefix;
        this.perSecond = perSecond;
        this.burst = burst;
        this.allowance = burst;
    }

    /** What a message turned out to be. */
    public sealed interface Read {}

    public record Good(String type, JsonNode frame) implements Read {}

    /** Does not fit; the socket stays open. */
    public record Bad(ObjectNode nack) implements Read {}

    public record TooMany() implements Read {}

    public Language language() {
        return language;
    }

    public void speak(Language chosen) {
        language = chosen;
    }

    public Read read(String message) {
        if (!isWithinRate()) return new TooMany();
        JsonNode frame;
        try {
            frame = Json.read(message);
        } catch (MalformedJson e) {
            return bad(null, "invalid");
        }
        String type = frame.path("type").asText("");
        String cid = frame.path("cid").isTextual() ? frame.path("cid").asText() : null;
        String schema = prefix + type;
        if (!frame.isObject() || type.isEmpty()) return bad(cid, "invalid");
        if (!frames.knows(schema)) return bad(cid, "unknown_frame");
        var errors = frames.validate(schema, frame, language);
        if (!errors.isEmpty()) {
            boolean onlyLong = errors.stream().allMatch(error -> error.isTooLong());
            return bad(cid, onlyLong ? "too_long" : "invalid");
        }
        return new Good(type, frame);
    }

    private boolean isWithinRate() {
        long now = System.nanoTime();
        double earned = (now - last) / NANOS * perSecond;
        allowance = Math.min(burst, allowance + earned) - 1;
        last = now;
        return allowance >= 0;
    }

    private Bad bad(@Nullable String cid, String code) {
        String sane = cid == null || cid.length() > 64 ? null : cid;
        return new Bad(ChatAnswers.nack(sane, Rejection.of(code), language));
    }

    /** A frame that is understood and refused without asking the session. */
    static CompletionStage<Reply> refused(String code) {
        return completedFuture(new Reply.Refused(Rejection.of(code), 0, 0, List.of()));
    }
}
