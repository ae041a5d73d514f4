// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** What an admin has of an engine that is killed under their hands: the session, a notification, the audit log. */
final class StaffAtKill {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Desk desk;
    private final JsonNode me;
    private final JsonNode notice;
    private final List<JsonNode> log;
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final ScheduledExecutorService acting = Executors.newSingleThreadScheduledExecutor();

    StaffAtKill(EngineProcess engine) throws Exception {
        desk = Desk.signIn(engine);
        for (int i = 0; i < 6; i++)
            assertEquals(401, Desk.tried(engine, "wrong " + i).statusCode());
        Awaitility.await().atMost(LONG).until(() -> notices(engine).size() == 1);
        String id = notices(engine).getFirst().path("id").asText();
        notice = desk.post(engine, "/notifications/" + id + "/acknowledge", "").path("notification");
        assertFalse(notice.at("/acknowledged/by").asText().isEmpty(), notice.toString());
        log = audit(engine);
        assertTrue(log.size() >= 8, log.toString());
        me = desk.get(engine, "/me");
    }

    /** Acts now and then until {@link #stop}, so that the engine is killed in the middle of it. */
    void act(EngineProcess engine) {
        acting.scheduleWithFixedDelay(
                () -> {
                    String id = "act-" + begun.incrementAndGet();
                    if (desk.acts(engine, id)) done.add(id);
                },
                0,
                50,
                TimeUnit.MILLISECONDS);
        Awaitility.await().atMost(LONG).until(() -> done.size() > 3);
    }

    void stop() throws InterruptedException {
        acting.shutdown();
        assertTrue(acting.awaitTermination(1, TimeUnit.MINUTES));
    }

    /** On another engine everything is as it was, each once. */
    void findsAll(EngineProcess again) throws Exception {
        assertEquals(me, desk.get(again, "/me"), "the session holds, with its csrf");
        assertEquals(List.of(notice), notices(again));
        var now = audit(again);
        var ids = now.stream().map(entry -> entry.path("id").asText()).toList();
        assertEquals(ids.size(), Set.copyOf(ids).size());
        for (var entry : log) assertTrue(now.contains(entry), entry.toString());
        Map<String, List<String>> acts = new HashMap<>();
        for (var entry : now)
            if (entry.path("what").asText().equals("setNotificationPreferences")
                    && !entry.path("outcome").asText().equals("refused"))
                acts.computeIfAbsent(entry.path("request").asText(), any -> new ArrayList<>())
                        .add(entry.path("outcome").asText());
        for (String id : done) assertEquals(List.of("done"), acts.get(id), id);
        assertTrue(acts.size() <= done.size() + 1, "one at most was under way: " + acts);
        assertEquals(2, count(now, "engineStarted"));
        assertEquals(0, count(now, "engineStopped"), "it could not say goodbye");
        desk.post(again, "/notifications/" + notice.path("id").asText() + "/unread", "");
    }

    private List<JsonNode> notices(EngineProcess engine) throws Exception {
        return list(desk.get(engine, "/notifications?type=account_locked").path("items"));
    }

    private List<JsonNode> audit(EngineProcess engine) throws Exception {
        var all = new ArrayList<JsonNode>();
        for (String next = ""; next != null; ) {
            var page = desk.get(engine, "/audit?limit=100" + next);
            all.addAll(list(page.path("items")));
            next = page.path("next").isNull()
                    ? null
                    : "&cursor=" + page.path("next").asText();
        }
        return all;
    }

    private static List<JsonNode> list(JsonNode items) {
        var list = new ArrayList<JsonNode>();
        items.forEach(list::add);
        return list;
    }

    private static long count(List<JsonNode> log, String what) {
        return log.stream().filter(it -> it.path("what").asText().equals(what)).count();
    }
}
