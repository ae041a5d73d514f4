// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The notifications as one person sees them. All of it in a transaction that names the person's merchant. */
public final class NotificationList {
    /** Read is what a mark of this very raise says, or what was told up to the number all was read to, or before they came. */
    private static final String SEEN = """
      with seen as (
        select n.*, coalesce(k.is_read, n.seq <= coalesce(r.read_upto, 0) or n.at < m.created_at) as is_read
        from notification n
        join membership m on m.user_id = ? and m.merchant_id = ?
        left join notification_reader r on r.merchant_id = m.merchant_id and r.user_id = m.user_id
        left join notification_mark k on k.merchant_id = m.merchant_id and k.user_id = m.user_id
          and k.notification_id = n.id and k.seq = n.seq
        where (n.merchant_id = m.merchant_id or (n.merchant_id = '*' and ?))
          and (n.user_id = m.user_id or n.least_role = any(?::text[])) and not n.type = any(?::text[])
      )
      """;

    /** One of the list, and whether its reader has read it. */
    public record Seen(Notification notification, boolean isRead) {}

    /** @param before of the pages, the number they go on below */
    public record Filter(
            boolean unreadOnly,
            @Nullable String severity,
            @Nullable String type,
            @Nullable Long before) {
        public static final Filter ALL = new Filter(false, null, null, null);
    }

    /** A change of the stream as its reader sees it. */
    public record Change(
            long seq,
            Instant at,
            String event,
            @Nullable Seen seen,
            @Nullable Long upto) {}

    private final Connection connection;
    private final Reader reader;
    private final boolean withInstallation;
    private final String[] hidden;

    private NotificationList(Connection connection, Reader reader, boolean withInstallation, String[] hidden) {
        this.connection = connection;
        this.reader = reader;
        this.withInstallation = withInstallation;
        this.hidden = hidden.clone();
    }

    /** As the person wants it now. */
    public static NotificationList of(Connection connection, Reader reader) throws SQLException {
        boolean all = reader.looksAfterInstallation(connection);
        var hidden = Readers.wishes(connection, reader).all().entrySet().stream()
                .filter(one -> !one.getValue().inApp())
                .map(one -> one.getKey().word())
                .toArray(String[]::new);
        return new NotificationList(connection, reader, all, hidden);
    }

    /** The newest first. */
    public List<Seen> page(Filter filter, int limit) throws SQLException {
        try (var query = connection.prepareStatement(SEEN + "select " + NotificationRow.COLUMNS + """
            , n.is_read from seen n
            where (not ? or not n.is_read) and (?::text is null or n.severity = ?) and (?::text is null or n.type = ?)
              and (?::bigint is null or n.seq < ?)
            order by n.seq desc limit ?
            """)) {
            bind(query);
            query.setBoolean(6, filter.unreadOnly());
            query.setString(7, filter.severity());
            query.setString(8, filter.severity());
            query.setString(9, filter.type());
            query.setString(10, filter.type());
            query.setObject(11, filter.before(), java.sql.Types.BIGINT);
            query.setObject(12, filter.before(), java.sql.Types.BIGINT);
            query.setInt(13, limit);
            return rows(query);
        }
    }

    public Optional<Seen> one(String id) throws SQLException {
        try (var query = connection.prepareStatement(
                SEEN + "select " + NotificationRow.COLUMNS + ", n.is_read from seen n where n.id = ?")) {
            bind(query);
            query.setString(6, id);
            return rows(query).stream().findFirst();
        }
    }

    public int unread() throws SQLException {
        try (var query = connection.prepareStatement(SEEN + "select count(*) from seen n where not n.is_read")) {
            bind(query);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Up to where the list shows what has happened. */
    public long head() throws SQLException {
        return NotificationChanges.head(connection);
    }

    /** Whether every change after this one is still kept. */
    public boolean reachesBackTo(long seq) throws SQLException {
        try (var query = connection.prepareStatement("""
            select ? <= h.seq and (? = h.seq or exists (select from notification_change c where c.seq = ? + 1))
            from notification_head h
            """)) {
            for (int i = 1; i <= 3; i++) query.setLong(i, seq);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** What concerns the reader of what came after, in order; what does not is left out. */
    public List<Change> after(long seq, long upTo) throws SQLException {
        record Raw(
                long seq,
                Instant at,
                String event,
                @Nullable String id,
                @Nullable Long upto) {}
        var found = new ArrayList<Raw>();
        try (var query = connection.prepareStatement("""
            select seq, at, event, notification_id, upto from notification_change
            where seq > ? and seq <= ? and (merchant_id = ? or (merchant_id = '*' and ?)) and (user_id is null or user_id = ?)
            order by seq
            """)) {
            query.setLong(1, seq);
            query.setLong(2, upTo);
            query.setString(3, reader.merchantId());
            query.setBoolean(4, withInstallation);
            query.setString(5, reader.userId());
            try (var row = query.executeQuery()) {
                while (row.next())
                    found.add(new Raw(
                            row.getLong(1),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getString(3),
                            row.getString(4),
                            row.getObject(5, Long.class)));
            }
        }
        var changes = new ArrayList<Change>();
        for (var raw : found) {
            var seen = raw.id() == null ? Optional.<Seen>empty() : one(raw.id());
            if (raw.id() == null || seen.isPresent())
                changes.add(new Change(raw.seq(), raw.at(), raw.event(), seen.orElse(null), raw.upto()));
        }
        return changes;
    }

    private void bind(PreparedStatement query) throws SQLException {
        query.setString(1, reader.userId());
        query.setString(2, reader.merchantId());
        query.setBoolean(3, withInstallation);
        query.setArray(4, connection.createArrayOf("text", reader.roles()));
        query.setArray(5, connection.createArrayOf("text", hidden));
    }

    private static List<Seen> rows(PreparedStatement query) throws SQLException {
        var found = new ArrayList<Seen>();
        try (var row = query.executeQuery()) {
            while (row.next()) found.add(new Seen(NotificationRow.of(row), row.getBoolean("is_read")));
        }
        return found;
    }
}
