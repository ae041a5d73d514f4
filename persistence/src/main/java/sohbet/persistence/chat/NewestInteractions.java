// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.kernel.Codec;
import sohbet.engine.kernel.Recorded;
import sohbet.engine.kernel.Stored;
import sohbet.persistence.tail.Position;
import sohbet.persistence.tail.Projections;

/**
 * What visitors of a shop did last with products, the newest first. It is read from the journal, by
 * way of the sessions that were last active: what it costs does not grow with the history. A late
 * confirmation of an order in a session that is no longer among those is left out.
 */
public final class NewestInteractions {
    private static final int SESSIONS = 500;

    private static final String NEWEST = """
      select s.id, f.sequence_number, f.event_ser_manifest, f.event_payload
      from (
        select n.id from (
          (select o.id, o.last_activity_at as at from chat_session o where o.merchant = ? and o.status = 'open'
            order by o.last_activity_at desc, o.id desc limit ?)
          union all
          (select e.id, e.settled_at from chat_session e where e.merchant = ? and e.settled_at is not null
            order by e.settled_at desc, e.id desc limit ?)) n
        order by n.at desc, n.id desc limit ?) s
      cross join lateral (
        select * from event_journal j
        where j.persistence_id = ? || s.id and split_part(j.event_ser_manifest, '#', 1) = any (?)
          and (j.tx, j.ordering) <= (?, ?)
        order by j.sequence_number desc limit ?) f
      order by f.tx desc, f.ordering desc limit ?""";

    private final Codec codec;

    public NewestInteractions(Codec codec) {
        this.codec = codec;
    }

    /** Whether a fact is one of them. */
    public static boolean isOne(Object event) {
        return event instanceof ChatEvent.Interacted
                || event instanceof ChatEvent.ViewRefused
                || event instanceof ChatEvent.Purchased;
    }

    /** One of them, and the session it happened in. */
    public record Interaction(String session, Recorded<ChatEvent> fact) {}

    /**
     * @param position none of them came after it, and all that did are in the feed from there on
     */
    public record Newest(Position position, List<Interaction> items) {}

    public Newest of(Connection connection, String merchant, int most) throws SQLException {
        Position position = Projections.position(connection, SessionList.NAME);
        try (var select = connection.prepareStatement(NEWEST)) {
            select.setString(1, merchant);
            select.setInt(2, SESSIONS);
            select.setString(3, merchant);
            select.setInt(4, SESSIONS);
            select.setInt(5, SESSIONS);
            select.setString(6, "chat|" + merchant + "~");
            select.setArray(7, Sql.texts(connection, names(codec)));
            select.setLong(8, position.tx());
            select.setLong(9, position.ordering());
            select.setInt(10, most);
            select.setInt(11, most);
            try (var rows = select.executeQuery()) {
                return new Newest(position, read(rows));
            }
        }
    }

    static Stream<String> names(Codec codec) {
        return Stream.of(ChatEvent.Interacted.class, ChatEvent.ViewRefused.class, ChatEvent.Purchased.class)
                .map(codec.names()::manifestOf)
                .map(name -> name.replaceFirst("#.*", ""));
    }

    /** None of them has a field that is sealed. */
    private List<Interaction> read(ResultSet rows) throws SQLException {
        var found = new ArrayList<Interaction>();
        while (rows.next()) {
            var stored = new Stored(rows.getString(3), rows.getBytes(4));
            found.add(new Interaction(rows.getString(1), Recorded.read(codec, rows.getLong(2), stored, null)));
        }
        return found;
    }
}
