// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.Speaker;
import sohbet.persistence.Columns;
import sohbet.persistence.tail.Happening;
import sohbet.persistence.tail.Projection;

/**
 * When a visitor writes in a session somebody has taken, that person is told, once a message: the notification stands in the
 * transaction that moves on over the fact. Once they answer, hand the session back, or it ends, there is nothing left to tell.
 */
public final class TellSpeakers implements Projection {
    private final @Nullable Notifications notifications;

    /** @param notifications null in a rebuild: what was told then is not told again */
    public TellSpeakers(@Nullable Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public String name() {
        return "told_speakers";
    }

    @Override
    public List<String> tables() {
        return List.of("session_speaker");
    }

    @Override
    public void apply(Connection connection, List<Happening> happenings) throws SQLException {
        var ours =
                happenings.stream().filter(it -> isOurs(it.recorded().event())).toList();
        if (ours.isEmpty()) return;
        var speakers = speakers(connection, ours);
        for (var it : ours) apply(connection, it, speakers);
    }

    private void apply(Connection connection, Happening it, Map<String, String> speakers) throws SQLException {
        String speaker = speakers.get(it.entityId());
        if (it.recorded().event() instanceof ChatEvent.Said said && said.by() == Speaker.VISITOR) {
            if (speaker != null) tell(connection, it, speaker);
            return;
        }
        if (speaker != null) settle(connection, it);
        if (it.recorded().event() instanceof ChatEvent.OwnerChanged changed) {
            String now = changed.taken() ? changed.owner().id() : null;
            if (now != null) speakers.put(it.entityId(), remember(connection, it, now));
            else if (speakers.remove(it.entityId()) != null) forget(connection, it);
        } else if (it.recorded().event() instanceof ChatEvent.Ended && speakers.remove(it.entityId()) != null) {
            forget(connection, it);
        }
    }

    private static boolean isOurs(Object fact) {
        if (!(fact instanceof ChatEvent event)) return false;
        return switch (event) {
            case ChatEvent.Said said -> said.by() != Speaker.BOT;
            case ChatEvent.OwnerChanged o -> true;
            case ChatEvent.Read read -> read.by() == Speaker.AGENT;
            case ChatEvent.Ended e -> true;
            case ChatEvent.Opened o -> false;
            case ChatEvent.Resumed r -> false;
            case ChatEvent.Interacted i -> false;
            case ChatEvent.ViewRefused v -> false;
            case ChatEvent.CartChanged c -> false;
            case ChatEvent.Purchased p -> false;
            case ChatEvent.Identified i -> false;
            case ChatEvent.Preferred p -> false;
            case ChatEvent.Tracked t -> false;
            case ChatEvent.Moved m -> false;
            case ChatEvent.AgentRefused r -> false;
            case ChatEvent.Succeeded s -> false;
            case ChatEvent.Erased e -> false;
        };
    }

    private void tell(Connection connection, Happening it, String speaker) throws SQLException {
        if (notifications == null) return;
        notifications.raise(
                connection,
                NewNotification.forPerson(
                                it.merchant(),
                                speaker,
                                NotificationType.MESSAGE_FOR_YOU,
                                it.id(),
                                it.recorded().event().at())
                        .leadingTo(Link.Kind.SESSION, it.id())
                        .once(it.persistenceId() + " " + it.seq()));
    }

    private void settle(Connection connection, Happening it) throws SQLException {
        if (notifications != null)
            notifications.resolve(
                    connection,
                    it.merchant(),
                    NotificationType.MESSAGE_FOR_YOU,
                    it.id(),
                    it.recorded().event().at());
    }

    private static Map<String, String> speakers(Connection connection, List<Happening> happenings) throws SQLException {
        var speakers = new HashMap<String, String>();
        try (var select =
                connection.prepareStatement("select s.merchant_id, s.session, s.user_id from " + SESSIONS.unnest()
                        + " t (merchant_id, session) join session_speaker s using (merchant_id, session)")) {
            SESSIONS.bind(
                    select, Set.copyOf(happenings.stream().map(Session::of).toList()));
            try (var row = select.executeQuery()) {
                while (row.next()) speakers.put(row.getString(1) + "~" + row.getString(2), row.getString(3));
            }
        }
        return speakers;
    }

    private static String remember(Connection connection, Happening it, String speaker) throws SQLException {
        try (var upsert = connection.prepareStatement("""
            insert into session_speaker (merchant_id, session, user_id) values (?, ?, ?)
            on conflict (merchant_id, session) do update set user_id = excluded.user_id
            """)) {
            upsert.setString(1, it.merchant());
            upsert.setString(2, it.id());
            upsert.setString(3, speaker);
            upsert.executeUpdate();
        }
        return speaker;
    }

    private static void forget(Connection connection, Happening it) throws SQLException {
        try (var delete =
                connection.prepareStatement("delete from session_speaker where merchant_id = ? and session = ?")) {
            delete.setString(1, it.merchant());
            delete.setString(2, it.id());
            delete.executeUpdate();
        }
    }

    private record Session(String merchant, String id) {
        static Session of(Happening it) {
            return new Session(it.merchant(), it.id());
        }
    }

    private static final Columns<Session> SESSIONS =
            new Columns<Session>().text(Session::merchant).text(Session::id);
}
