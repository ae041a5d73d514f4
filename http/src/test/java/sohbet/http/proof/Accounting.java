// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Holds what visitors were told against what the journal has: each acknowledged message once and in order. */
public final class Accounting {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Accounting() {}

    /** All facts of a session, as staff see them. */
    public static List<JsonNode> journal(EngineProcess engine, String session) {
        var facts = new ArrayList<JsonNode>();
        long after = 0;
        while (true) {
            JsonNode page = read(engine.get("/api/v1/sessions/" + session + "/events?limit=100&after=" + after));
            page.path("items").forEach(facts::add);
            if (page.path("next").isNull()) return facts;
            after = page.path("next").asLong();
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless journal and client agree to the message. */
    public static void settle(EngineProcess engine, Visitor visitor) {
        var facts = journal(engine, visitor.session());
        for (int i = 0; i < facts.size(); i++)
            assertEquals(i + 1, facts.get(i).path("seq").asLong(), "a gap in the journal");
        var said = cids(facts);
        var acked = visitor.answers().entrySet().stream()
                .filter(a -> a.getValue().path("type").asText().equals("ack"))
                .map(java.util.Map.Entry::getKey)
                .toList();
        assertEquals(visitor.sent(), acked, "each message is acknowledged once everything is back");
        assertEquals(acked, said, "the journal has each acknowledged message once, in the order they were sent");
        assertEquals(List.of(), visitor.faults(), "the client saw no gap and no double");
        assertEquals(said, cids(visitor.events()), "the client was shown the same");
        visitor.answers()
                .forEach((cid, ack) -> assertTrue(
                        facts.get((int) ack.path("seq").asLong() - 1)
                                .path("cid")
                                .asText()
                                .equals(cid),
                        "the ack names its fact"));
    }

    private static List<String> cids(List<JsonNode> facts) {
        return facts.stream()
                .filter(f -> f.path("event").asText().equals("said")
                        && f.path("by").asText().equals("visitor"))
                .map(f -> f.path("cid").asText())
                .toList();
    }
}
