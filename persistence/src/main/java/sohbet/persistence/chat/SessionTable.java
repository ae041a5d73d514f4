// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.Owner;
import sohbet.engine.chat.Page;
import sohbet.engine.chat.Speaker;
import sohbet.persistence.Columns;

/** How a row of the list lies in its table. */
final class SessionTable {
    private static final Columns<SessionDraft> COLUMNS = new Columns<SessionDraft>()
            .text(s -> s.merchant)
            .text(s -> s.id)
            .bigint(s -> s.seq)
            .text(s -> s.open ? "open" : "ended")
            .instant(s -> s.startedAt)
            .instant(s -> s.lastActivityAt)
            .text(s -> Sql.storable(s.locale))
            .text(s -> Sql.storable(s.page == null ? null : s.page.url()))
            .text(s -> Sql.storable(s.page == null ? null : s.page.title()))
            .text(s -> Sql.storable(s.name))
            .bool(s -> s.verified)
            .bool(s -> s.personal)
            .bool(s -> s.erased)
            .text(s -> word(s.owner.kind()))
            .text(s -> Sql.storable(s.owner.id()))
            .text(s -> Sql.storable(s.owner.name()))
            .bigint(s -> s.owner.version())
            .integer(s -> s.messages)
            .integer(s -> s.interactions)
            .integer(s -> s.views)
            .integer(s -> s.reported)
            .integer(s -> s.confirmed)
            .text(s -> Sql.storable(s.lastText))
            .text(s -> s.lastBy == null ? null : word(s.lastBy))
            .bool(s -> s.engaged)
            .bigint(s -> s.asked)
            .bigint(s -> s.answered)
            .bool(s -> s.viewed)
            .bool(s -> s.carted);

    private static final String NAMES = """
      merchant, id, seq, status, started_at, last_activity_at, locale, page_url, page_title, visitor_name, verified,
      personal, erased, owner_kind, owner_id, owner_name, owner_version, messages, interactions, views, reported,
      confirmed, last_text, last_by, engaged, asked, answered, viewed, carted""";

    private static final String INSERT =
            "insert into chat_session (%s) select * from %s".formatted(NAMES, COLUMNS.unnest());

    private static final String UPDATE = """
      update chat_session s set
        seq = n.seq, status = n.status, started_at = n.started_at, last_activity_at = n.last_activity_at,
        locale = n.locale, page_url = n.page_url, page_title = n.page_title, visitor_name = n.visitor_name,
        verified = n.verified, personal = n.personal, erased = n.erased, owner_kind = n.owner_kind,
        owner_id = n.owner_id, owner_name = n.owner_name, owner_version = n.owner_version, messages = n.messages,
        interactions = n.interactions, views = n.views, reported = n.reported, confirmed = n.confirmed,
        last_text = n.last_text, last_by = n.last_by, engaged = n.engaged, asked = n.asked, answered = n.answered,
        viewed = n.viewed, carted = n.carted
      from %s n (%s) where s.merchant = n.merchant and s.id = n.id""".formatted(COLUMNS.unnest(), NAMES);

    private SessionTable() {}

    static SequencedMap<SessionKey, SessionDraft> load(Connection connection, Collection<SessionKey> keys)
            throws SQLException {
        var drafts = new LinkedHashMap<SessionKey, SessionDraft>();
        try (var select = connection.prepareStatement("""
            select s.* from unnest(?::text[], ?::text[]) k (merchant, id)
            join chat_session s on s.merchant = k.merchant and s.id = k.id
            """)) {
            select.setArray(1, Sql.texts(connection, keys.stream().map(SessionKey::merchant)));
            select.setArray(2, Sql.texts(connection, keys.stream().map(SessionKey::id)));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    var draft = read(rows);
                    drafts.put(new SessionKey(draft.merchant, draft.id), draft);
                }
            }
        }
        return drafts;
    }

    /** Nobody else adds rows, so one that was not found is new. */
    static void store(Connection connection, Collection<SessionDraft> drafts) throws SQLException {
        var known = drafts.stream().filter(draft -> draft.stored).toList();
        var fresh = drafts.stream().filter(draft -> !draft.stored).toList();
        COLUMNS.execute(connection, UPDATE, known);
        COLUMNS.execute(connection, INSERT, fresh);
    }

    static SessionDraft read(ResultSet row) throws SQLException {
        var draft = new SessionDraft(row.getString("merchant"), row.getString("id"));
        draft.stored = true;
        draft.seq = row.getLong("seq");
        draft.open = row.getString("status").equals("open");
        draft.startedAt = instant(row, "started_at");
        draft.lastActivityAt = instant(row, "last_activity_at");
        draft.locale = row.getString("locale");
        String url = row.getString("page_url");
        draft.page = url == null ? null : new Page(url, row.getString("page_title"));
        draft.name = row.getString("visitor_name");
        draft.verified = row.getBoolean("verified");
        draft.personal = row.getBoolean("personal");
        draft.erased = row.getBoolean("erased");
        draft.owner = new Owner(
                speaker(row.getString("owner_kind")),
                row.getString("owner_id"),
                row.getString("owner_name"),
                row.getLong("owner_version"));
        draft.messages = row.getInt("messages");
        draft.interactions = row.getInt("interactions");
        draft.views = row.getInt("views");
        draft.reported = row.getInt("reported");
        draft.confirmed = row.getInt("confirmed");
        draft.lastText = row.getString("last_text");
        draft.lastBy = maybeSpeaker(row.getString("last_by"));
        draft.engaged = row.getBoolean("engaged");
        draft.asked = row.getLong("asked");
        draft.answered = row.getLong("answered");
        draft.viewed = row.getBoolean("viewed");
        draft.carted = row.getBoolean("carted");
        return draft;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static String word(Speaker speaker) {
        return speaker.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Speaker maybeSpeaker(@Nullable String word) {
        return word == null ? null : speaker(word);
    }

    private static Speaker speaker(String word) {
        return Speaker.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
