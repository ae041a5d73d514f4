// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.LikePattern;
import sohbet.persistence.chat.SessionList.Filter;

/**
 * Reads pages of the list. The open sessions of a merchant are few and sorted on the spot. Of the ended ones the
 * newest are looked through first, which is enough for a text that many contain; one that few contain is
 * looked up in its index, and only what is neither is looked for through the whole list.
 */
final class SessionPages {
    static final int NEWEST = 1_000;
    static final int FEW = 2_000;
    private static final Comparator<SessionDraft> NEWEST_FIRST = Comparator.comparing(
                    (SessionDraft s) -> s.lastActivityAt)
            .thenComparing(s -> s.id.getBytes(UTF_8), Arrays::compareUnsigned)
            .reversed();

    private static final String FOUND = """
        select s.*, f.many from (
          select id, at, count(*) over () many from %s order by at desc, id collate "C" desc limit ?) f
        join chat_session s on s.merchant = ? and s.id = f.id order by f.at desc, s.id desc""";

    private final Connection connection;
    private final String merchant;
    private final Filter filter;
    private final int wanted;

    private SessionPages(Connection connection, String merchant, Filter filter) {
        this.connection = connection;
        this.merchant = merchant;
        this.filter = filter;
        this.wanted = filter.limit() + 1;
    }

    /** The rows of a page and one more, if there is one. */
    static List<SessionDraft> read(Connection connection, String merchant, Filter filter) throws SQLException {
        var pages = new SessionPages(connection, merchant, filter);
        List<SessionDraft> open = Boolean.FALSE.equals(filter.open()) ? List.of() : pages.open();
        List<SessionDraft> ended = Boolean.TRUE.equals(filter.open()) ? List.of() : pages.ended();
        return Stream.concat(open.stream(), ended.stream())
                .sorted(NEWEST_FIRST)
                .limit(pages.wanted)
                .toList();
    }

    private List<SessionDraft> open() throws SQLException {
        String text = "folded(coalesce(visitor_name, '') || ' ' || coalesce(last_text, '') || ' ' || id)";
        String sql = "select * from chat_session where merchant = ? and status = 'open'" + after("last_activity_at")
                + (filter.text() == null ? "" : " and " + text + " like folded(?)")
                + " order by last_activity_at desc, id desc limit ?";
        try (var select = connection.prepareStatement(sql)) {
            int i = bindStart(select);
            if (filter.text() != null) select.setString(++i, LikePattern.containing(filter.text()));
            select.setInt(++i, wanted);
            return rows(select);
        }
    }

    private List<SessionDraft> ended() throws SQLException {
        String text = filter.text();
        if (text == null) return ended(wanted);
        var newest = wentThrough(text, NEWEST);
        if (newest.size() == wanted) return newest;
        var few = lookedUp(text);
        return few == null ? wentThrough(text, null) : few;
    }

    private List<SessionDraft> ended(int most) throws SQLException {
        String sql = "select * from chat_session where merchant = ? and settled_at is not null" + after("settled_at")
                + " order by settled_at desc, id desc limit ?";
        try (var select = connection.prepareStatement(sql)) {
            int i = bindStart(select);
            select.setInt(++i, most);
            return rows(select);
        }
    }

    /** Found by going through so many of the list in its order, or all. */
    private List<SessionDraft> wentThrough(String text, @Nullable Integer seen) throws SQLException {
        try (var select = connection.prepareStatement(
                FOUND.formatted("sessions_in_order_containing(?, folded(?), ?, ?, ?, ?)"))) {
            int i = bindText(select, text);
            select.setObject(++i, seen, Types.INTEGER);
            select.setInt(++i, wanted);
            select.setInt(++i, wanted);
            select.setString(++i, merchant);
            return rows(select);
        }
    }

    private int bindText(PreparedStatement select, String text) throws SQLException {
        var after = filter.after();
        select.setString(1, merchant);
        select.setString(2, LikePattern.containing(text));
        select.setTimestamp(3, after == null ? null : Timestamp.from(after.at()));
        select.setString(4, after == null ? null : after.id());
        return 4;
    }

    /** From the index, or null when too many contain the text for that. */
    private @Nullable List<SessionDraft> lookedUp(String text) throws SQLException {
        try (var select = connection.prepareStatement(FOUND.formatted("sessions_containing(?, folded(?), ?, ?, ?)"))) {
            int i = bindText(select, text);
            select.setInt(++i, FEW + 1);
            select.setInt(++i, wanted);
            select.setString(++i, merchant);
            var found = new ArrayList<SessionDraft>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    if (rows.getInt("many") > FEW) return null;
                    found.add(SessionTable.read(rows));
                }
            }
            return found;
        }
    }

    private String after(String at) {
        return filter.after() == null ? "" : " and (" + at + ", id) < (?, ?)";
    }

    private int bindStart(PreparedStatement select) throws SQLException {
        select.setString(1, merchant);
        if (filter.after() == null) return 1;
        select.setTimestamp(2, Timestamp.from(filter.after().at()));
        select.setString(3, filter.after().id());
        return 3;
    }

    private static List<SessionDraft> rows(PreparedStatement select) throws SQLException {
        var found = new ArrayList<SessionDraft>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) found.add(SessionTable.read(rows));
        }
        return found;
    }
}
