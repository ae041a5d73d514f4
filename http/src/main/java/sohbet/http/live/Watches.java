// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.Notice;
import sohbet.engine.chat.Speaker;
import sohbet.engine.kernel.Followed;
import sohbet.engine.kernel.Recorded;
import sohbet.http.account.Principal;
import sohbet.http.chat.ChatAnswers;
import sohbet.http.chat.EventView;
import sohbet.persistence.tail.Feed;
import sohbet.persistence.tail.Happening;
import sohbet.persistence.tail.Position;

/** The topics one member of staff watches, each from a position on. */
final class Watches {
    private static final Duration LATER = Duration.ofMillis(500);
    private static final int TOPICS = 50;

    /** A topic being watched, and how the feed reaches it. */
    private static final class Watching {
        private final Topic topic;
        private final Consumer<Happening> subscriber;

        Watching(Topic topic, Principal.Caller who, LiveLine line) {
            this.topic = topic;
            this.subscriber = happening -> {
                if (happening.merchant().equals(who.merchantId()) && topic.wants(happening))
                    line.tell(new Fed(this, happening));
            };
        }
    }

    /** A fact for a topic, from the node's feed. */
    private record Fed(Watching watching, Happening happening) {}

    /** A topic whose snapshot was too old to go on from. */
    private record Again(Topic topic, @Nullable String cid) {}

    private final LiveEdge edge;
    private final LiveLine line;
    private final Principal.Caller who;
    private final Map<String, Watching> watched = new HashMap<>();
    private @Nullable NotificationWatch notifications;

    Watches(LiveEdge edge, LiveLine line, Principal.Caller who) {
        this.edge = edge;
        this.line = line;
        this.who = who;
    }

    void subscribe(JsonNode frame) {
        String cid = frame.path("cid").asText(null);
        var topic = Topic.named(frame.path("topic").asText());
        if (topic.isEmpty()) {
            line.nack(cid, "not_available");
            return;
        }
        boolean isOwn = topic.get() instanceof Topic.Notifications;
        if (!who.role().includes(topic.get().least()) || (isOwn && !(who instanceof Principal.Staff))) {
            line.nack(cid, "forbidden");
            return;
        }
        if (watched.size() >= TOPICS) {
            line.nack(cid, "limit_reached");
            return;
        }
        unsubscribe(topic.get().name());
        var after = Position.parse(frame.path("after").asText(""));
        if (isOwn && who instanceof Principal.Staff staff) {
            notifications = new NotificationWatch(edge, line, staff);
            notifications.begin(cid, after.orElse(null));
        } else if (after.isPresent() && follow(topic.get(), after.get())) {
            subscribed(cid, topic.get(), after.get());
            beat(topic.get());
        } else {
            snapshot(topic.get(), cid);
        }
    }

    /** Facts after the position will come; false when they are not held any more. */
    private boolean follow(Topic topic, Position after) {
        var watching = new Watching(topic, who, line);
        if (edge.feed().subscribe(after, watching.subscriber) instanceof Feed.TooOld) return false;
        watched.put(topic.name(), watching);
        if (topic instanceof Topic.Session session) listen(session);
        return true;
    }

    /** Typing is not in the journal: the session itself tells it. */
    private void listen(Topic.Session session) {
        edge.chats().follow(edge.entity(who, session.id()), Adapter.toTyped(line.me()));
    }

    private void snapshot(Topic topic, @Nullable String cid) {
        line.then(edge.snapshots().of(who.merchantId(), topic), (snapshot, why) -> {
            if (why != null) {
                line.unavailable(cid);
            } else if (snapshot.data() == null) {
                line.nack(cid, "not_found");
            } else if (follow(topic, snapshot.position())) {
                subscribed(cid, topic, snapshot.position());
                show(topic, snapshot);
                beat(topic);
            } else {
                // The read model is behind what the feed still holds: it needs a moment.
                line.socket().after(new Again(topic, cid), LATER);
            }
        });
    }

    private void subscribed(@Nullable String cid, Topic topic, Position position) {
        var subscribed = ChatAnswers.frame("subscribed").put("topic", topic.name());
        if (cid != null) subscribed.put("cid", cid);
        line.send(subscribed.put("pos", position.toString()));
    }

    private void show(Topic topic, Snapshots.Snapshot snapshot) {
        var frame = ChatAnswers.frame("snapshot").put("topic", topic.name());
        frame.put("pos", snapshot.position().toString());
        line.send(frame.set("data", snapshot.data()));
    }

    private void beat(Topic topic) {
        var every = topic.beat();
        if (every != null) line.socket().after(topic, every);
    }

    void unsubscribe(String name) {
        if (name.equals(NotificationWatch.TOPIC)) endNotifications();
        var watching = watched.get(name);
        if (watching == null) return;
        line.socket().cancel(watching.topic);
        end(name);
    }

    private void endNotifications() {
        if (notifications != null) notifications.close();
        notifications = null;
    }

    void endAll() {
        endNotifications();
        for (String name : List.copyOf(watched.keySet())) end(name);
    }

    private void end(String name) {
        var watching = watched.remove(name);
        if (watching == null) return;
        edge.feed().unsubscribe(watching.subscriber);
        if (watching.topic instanceof Topic.Session session)
            edge.chats().unfollow(edge.entity(who, session.id()), Adapter.toTyped(line.me()));
    }

    void told(Object message) {
        switch (message) {
            case Fed fed when watched.containsValue(fed.watching) -> event(fed);
            case Followed.Signalled it -> signalled(it.notice());
            case NotificationWatch.Woken it -> it.watch().look();
            default -> {}
        }
    }

    @SuppressWarnings("unchecked")
    private void event(Fed fed) {
        var happening = fed.happening;
        if (!(happening.recorded().event() instanceof ChatEvent)) return;
        var event = ChatAnswers.frame("event").put("topic", fed.watching.topic.name());
        event.put("pos", happening.position().toString()).put("session", happening.id());
        var fact = (Recorded<ChatEvent>) happening.recorded();
        line.send(event.setAll(EventView.of(fact, EventView.Reader.STAFF)));
    }

    private void signalled(Object notice) {
        if (!(notice instanceof Notice.Typing typing) || typing.by() != Speaker.VISITOR) return;
        var topic = new Topic.Session(typing.session()).name();
        if (!watched.containsKey(topic)) return;
        var frame = ChatAnswers.frame("typing").put("topic", topic);
        line.send(frame.put("by", "visitor").put("on", typing.on()));
    }

    /** Follows the watched sessions once more: one may have moved to another node. */
    void look() {
        for (var watching : watched.values()) if (watching.topic instanceof Topic.Session session) listen(session);
    }

    void timer(Object key) {
        if (key instanceof Again again) snapshot(again.topic, again.cid);
        else if (key instanceof NotificationWatch.Retry retry) retry.watch().look();
        else if (key instanceof Topic topic) showAgain(topic);
    }

    private void showAgain(Topic topic) {
        line.then(edge.snapshots().of(who.merchantId(), topic), (snapshot, why) -> {
            if (!watched.containsKey(topic.name())) return;
            if (why == null) show(topic, snapshot);
            beat(topic);
        });
    }
}
