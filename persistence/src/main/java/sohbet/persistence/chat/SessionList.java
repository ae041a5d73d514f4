// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.Purchase;
import sohbet.persistence.analytics.ProductSums;
import sohbet.persistence.analytics.Rollup;
import sohbet.persistence.tail.Happening;
import sohbet.persistence.tail.Projection;

/**
 * The list of a merchant's sessions, and with it the counts of {@link SessionCounts}: what a session
 * counts for is taken out before a batch and put in again after it, so the two cannot differ.
 *
 * <p>A batch reads the rows it touches once and writes each once, however many facts fall on one.
 * A fact that a row has already taken in changes nothing.
 */
public final class SessionList implements Projection {
    static final String NAME = "chat_sessions";
    private static final int MOST = 200;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        var own = Stream.of("chat_session", "chat_order", "chat_total", "chat_revenue", Rollup.TABLE);
        return Stream.concat(own, ProductSums.TABLES.stream()).toList();
    }

    @Override
    public void apply(Connection connection, List<Happening> happenings) throws SQLException {
        var chats = happenings.stream()
                .filter(h -> h.recorded().event() instanceof ChatEvent)
                .toList();
        if (chats.isEmpty()) return;
        var orders = Orders.load(connection, chats);
        var keys = Stream.concat(chats.stream().map(SessionList::key), orders.sessions())
                .distinct();
        var sessions = SessionTable.load(connection, keys.toList());
        var counts = new CountChanges();
        counts.before(sessions.values());
        for (var chat : chats) fold(chat, sessions, orders, counts);
        counts.after(sessions.values());
        SessionTable.store(connection, sessions.values());
        orders.store(connection);
        counts.store(connection);
    }

    private static SessionKey key(Happening happening) {
        return new SessionKey(happening.merchant(), happening.id());
    }

    private static void fold(
            Happening happening, SequencedMap<SessionKey, SessionDraft> sessions, Orders orders, CountChanges counts) {
        var key = key(happening);
        var event = (ChatEvent) happening.recorded().event();
        var session = sessions.get(key);
        if (session == null) {
            // Without its opening, which the tail may have had to leave out, there is no row to show.
            if (!(event instanceof ChatEvent.Opened)) return;
            sessions.put(key, session = new SessionDraft(key.merchant(), key.id()));
        }
        if (happening.recorded().seq() <= session.seq) return;
        session.take(happening.recorded().seq(), event);
        counts.happened(key.merchant(), event);
        if (event instanceof ChatEvent.Purchased it) bought(session, it.purchase(), it.at(), sessions, orders, counts);
    }

    private static void bought(
            SessionDraft session,
            Purchase purchase,
            Instant at,
            SequencedMap<SessionKey, SessionDraft> sessions,
            Orders orders,
            CountChanges counts) {
        var move = orders.tell(new SessionKey(session.merchant, session.id), purchase);
        if (move == null) return;
        var left = move.left() == null ? null : sessions.get(move.left());
        if (left != null) left.count(Purchase.Status.REPORTED, -1);
        session.count(move.status(), 1);
        if (move.status() == Purchase.Status.CONFIRMED) counts.earned(session.merchant, purchase.total(), at);
    }

    /**
     * What to list.
     *
     * @param open only open or only ended sessions; null for both
     * @param text what the visitor's name, the last message or the id contains, however it is written
     * @param limit rows at most
     * @param after the cursor of the page before
     */
    public record Filter(
            @Nullable Boolean open,
            @Nullable String text,
            int limit,
            @Nullable SessionCursor after) {
        public Filter {
            limit = Math.clamp(limit, 1, MOST);
            text = text == null || text.isBlank() ? null : text.strip();
        }
    }

    /** Some rows, the last active first, and where the next ones begin. */
    public record Page(List<SessionRow> items, @Nullable SessionCursor next) {}

    public Page list(Connection connection, String merchant, Filter filter) throws SQLException {
        var read = SessionPages.read(connection, merchant, filter);
        var items = read.stream().limit(filter.limit()).map(SessionDraft::row).toList();
        if (read.size() <= filter.limit()) return new Page(items, null);
        var last = items.getLast();
        return new Page(items, new SessionCursor(last.lastActivityAt(), last.id()));
    }

    public Optional<SessionRow> one(Connection connection, String merchant, String session) throws SQLException {
        return SessionTable.load(connection, List.of(new SessionKey(merchant, session))).values().stream()
                .map(SessionDraft::row)
                .findFirst();
    }

    /** Blanks what the row holds of the person; no count changes. */
    public void forget(Connection connection, String merchant, String session) throws SQLException {
        try (var update = connection.prepareStatement("""
            update chat_session set visitor_name = null, last_text = null, erased = erased or personal
            where merchant = ? and id = ?
            """)) {
            update.setString(1, merchant);
            update.setString(2, session);
            update.executeUpdate();
        }
    }
}
