// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import sohbet.http.account.Principal;
import sohbet.http.chat.ChatAnswers;
import sohbet.http.edge.Json;
import sohbet.http.notification.NotificationFeed;
import sohbet.http.notification.NotificationView;
import sohbet.persistence.notification.NotificationList;
import sohbet.persistence.tail.Position;

/** One person's notifications on one socket: all they have at first, then each change as they see it. */
final class NotificationWatch implements AutoCloseable {
    static final String TOPIC = "notifications";
    private static final Duration LATER = Duration.ofSeconds(1);

    private final LiveEdge edge;
    private final LiveLine line;
    private final Principal.Staff staff;
    private NotificationFeed.@Nullable Watch watch;
    private long seq;
    private boolean looking;
    private boolean again;
    private boolean ended;

    /** Something is new; told to the socket. */
    record Woken(NotificationWatch watch) {}

    /** The key of the timer after the database was away. */
    record Retry(NotificationWatch watch) {}

    NotificationWatch(LiveEdge edge, LiveLine line, Principal.Staff staff) {
        this.edge = edge;
        this.line = line;
        this.staff = staff;
    }

    void begin(@Nullable String cid, @Nullable Position after) {
        watch = edge.notifications().watch(staff, () -> line.tell(new Woken(this)));
        if (after == null) {
            snapshot(cid, true);
        } else {
            seq = after.tx();
            subscribed(cid);
            look();
        }
    }

    /** @param isFirst whether somebody waits for the word that it is watched */
    private void snapshot(@Nullable String cid, boolean isFirst) {
        looking = true;
        line.then(edge.notifications().now(staff), (now, why) -> {
            looking = false;
            if (ended) return;
            if (why == null) {
                seq = now.seq();
                if (isFirst) subscribed(cid);
                show(now);
                if (again) look();
            } else if (isFirst) {
                line.unavailable(cid);
                close();
            } else {
                later();
            }
        });
    }

    /** What has come since the last look; asked for once more when something comes meanwhile. */
    void look() {
        if (ended) return;
        again = looking;
        if (looking) return;
        looking = true;
        line.then(edge.notifications().after(staff, seq), (news, why) -> {
            looking = false;
            if (ended) return;
            if (why != null) {
                later();
            } else if (!news.isWhole()) {
                snapshot(null, false);
            } else {
                seq = news.seq();
                for (var change : news.changes()) event(change, news.unread());
                if (again) look();
            }
        });
    }

    private void later() {
        line.socket().after(new Retry(this), LATER);
    }

    private void subscribed(@Nullable String cid) {
        var frame = ChatAnswers.frame("subscribed").put("topic", TOPIC);
        if (cid != null) frame.put("cid", cid);
        line.send(frame.put("pos", place(seq)));
    }

    private void show(NotificationFeed.Snapshot now) {
        var frame = ChatAnswers.frame("snapshot").put("topic", TOPIC).put("pos", place(now.seq()));
        var data = frame.putObject("data");
        var items = data.putArray("items");
        now.items().forEach(it -> items.add(Json.tree(NotificationView.of(it))));
        data.put("unread", now.unread());
        line.send(frame);
    }

    private void event(NotificationList.Change change, int unread) {
        var frame = ChatAnswers.frame("event").put("topic", TOPIC).put("pos", place(change.seq()));
        frame.put("at", change.at().toString()).put("event", change.event());
        var seen = change.seen();
        if (seen != null) frame.set("notification", Json.tree(NotificationView.of(seen)));
        if (change.upto() != null) frame.put("upto", change.upto());
        line.send(frame.put("unread", unread));
    }

    private static String place(long seq) {
        return new Position(seq, 0).toString();
    }

    @Override
    public void close() {
        ended = true;
        if (watch != null) watch.close();
    }
}
