// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.kernel.Codec;
import sohbet.engine.kernel.Recorded;
import sohbet.engine.kernel.Stored;
import sohbet.persistence.LikePattern;

/**
 * A merchant's sessions and what visitors did in them, some at a time by the sessions' ids: what goes on meanwhile moves none
 * of them to another place, so a file made of them has each once.
 */
public final class SessionArchive {
    private static final String SESSIONS = """
            select * from chat_session where merchant = ? and id > ? and started_at < ? and started_at >= ?
              and (?::text is null or status = ?)
              and (?::text is null
                or folded(coalesce(visitor_name, '') || ' ' || coalesce(last_text, '') || ' ' || id) like folded(?))
            order by id limit ?
            """;

    /** A purchase may be confirmed long after its session, so sessions are not left out for having been quiet. */
    private static final String FACTS = """
            select s.id, f.sequence_number, f.event_ser_manifest, f.event_payload
            from (select id from chat_session where merchant = ? and id > ? and started_at < ? order by id limit ?) s
            left join lateral (
              select * from event_journal j where j.persistence_id = ? || s.id
                and split_part(j.event_ser_manifest, '#', 1) = any (?)) f on true
            order by s.id, f.sequence_number
            """;

    private final Codec codec;

    public SessionArchive(Codec codec) {
        this.codec = codec;
    }

    /**
     * Which of them.
     *
     * @param from sessions that began, or interactions that happened, not before it
     * @param to nor at it or later
     * @param open only open or only ended sessions; null for both
     * @param text what the visitor's name, the last message or the id contains
     */
    public record Choice(
            Instant from,
            Instant to,
            @Nullable Boolean open,
            @Nullable String text) {}

    /** @param after the id behind which they begin, empty for the first */
    public List<SessionRow> sessions(Connection connection, String merchant, Choice choice, String after, int limit)
            throws SQLException {
        String status = choice.open() == null ? null : choice.open() ? "open" : "ended";
        String text = choice.text() == null ? null : LikePattern.containing(choice.text());
        try (var select = connection.prepareStatement(SESSIONS)) {
            begin(select, merchant, choice, after);
            select.setObject(4, choice.from().atOffset(ZoneOffset.UTC));
            select.setString(5, status);
            select.setString(6, status);
            select.setString(7, text);
            select.setString(8, text);
            select.setInt(9, limit);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<SessionRow>();
                while (rows.next()) found.add(SessionTable.read(rows).row());
                return found;
            }
        }
    }

    /** What happened in one session of interest. */
    public record Deed(String session, Recorded<ChatEvent> fact) {}

    /**
     * The deeds of some sessions.
     *
     * @param next the last of these sessions, null when there are no more
     */
    public record Deeds(List<Deed> items, @Nullable String next) {}

    /** What visitors did with products, session by session. None of it has a field that is sealed. */
    public Deeds deeds(Connection connection, String merchant, Choice choice, String after, int sessions)
            throws SQLException {
        try (var select = connection.prepareStatement(FACTS)) {
            begin(select, merchant, choice, after);
            select.setInt(4, sessions);
            select.setString(5, "chat|" + merchant + "~");
            select.setArray(6, Sql.texts(connection, NewestInteractions.names(codec)));
            try (var rows = select.executeQuery()) {
                var items = new ArrayList<Deed>();
                String last = null;
                int seen = 0;
                while (rows.next()) {
                    String session = rows.getString(1);
                    if (!session.equals(last)) seen++;
                    last = session;
                    long seq = rows.getLong(2);
                    if (rows.wasNull()) continue;
                    var stored = new Stored(rows.getString(3), rows.getBytes(4));
                    Recorded<ChatEvent> fact = Recorded.read(codec, seq, stored, null);
                    var at = fact.event().at();
                    if (!at.isBefore(choice.from()) && at.isBefore(choice.to())) items.add(new Deed(session, fact));
                }
                return new Deeds(items, seen < sessions ? null : last);
            }
        }
    }

    private static void begin(PreparedStatement select, String merchant, Choice choice, String after)
            throws SQLException {
        select.setString(1, merchant);
        select.setString(2, after);
        select.setObject(3, choice.to().atOffset(ZoneOffset.UTC));
    }
}
