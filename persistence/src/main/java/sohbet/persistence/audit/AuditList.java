// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.audit.Act.Answer;
import sohbet.persistence.audit.Act.From;
import sohbet.persistence.audit.Act.Thing;
import sohbet.persistence.audit.AuditEntry.Outcome;

/** Reads a merchant's part of the audit log, the newest first, with the events of the engine itself between. */
public final class AuditList {
    /** An outcome is searched for near its attempt only; no request lives as long. */
    private static final String ACTS = """
            (select a.*, coalesce(o.status, a.status) as ended, coalesce(o.code, a.code) as refusal,
                coalesce(o.changes, a.changes)::text as changed
              from audit a left join audit o on o.merchant_id = a.merchant_id and o.act = a.id and o.step = 'outcome'
                and o.at > a.at - interval '1 hour' and o.at < a.at + interval '1 day'
              where a.merchant_id = ? and a.step <> 'outcome' and a.at >= ? and a.at < ?%s
              order by a.at desc, a.id desc limit ?)
            """;

    private static final String TEXT = """
            and strpos(folded(concat_ws(' ', a.who_name, a.what, a.object_kind, a.object_id, a.address,
                coalesce(o.changes, a.changes)::text)), folded(?)) > 0""";

    private AuditList() {}

    /** The last one of a page, behind which the next begins. */
    public record Place(Instant at, long id) {}

    /**
     * What is asked for; what is null is not asked.
     *
     * @param who a user's or a key's id
     * @param object a collection, {@code sessions}, or one thing in it, {@code sessions/01J…}
     * @param text something that stands in a name, an id, an address or a change
     */
    public record Filter(
            Instant from,
            Instant until,
            @Nullable String who,
            @Nullable String what,
            @Nullable String object,
            @Nullable Outcome outcome,
            @Nullable String text) {
        @Override
        public String toString() {
            return "filter from " + from + " until " + until;
        }
    }

    public static List<AuditEntry> page(
            Connection connection, String merchant, Filter filter, @Nullable Place after, int limit)
            throws SQLException {
        var more = new StringBuilder();
        var given = new ArrayList<Object>();
        narrow(filter, after, more, given);
        boolean isMerchant = !merchant.equals(Act.INSTALLATION);
        String sql = "select * from (" + ACTS.formatted(more)
                + (isMerchant ? " union all " + ACTS.formatted(more + " and a.who_kind = 'system'") : "")
                + ") acts order by at desc, id desc limit ?";
        try (var select = connection.prepareStatement(sql)) {
            int i = 0;
            for (String whose : isMerchant ? List.of(merchant, Act.INSTALLATION) : List.of(merchant)) {
                select.setString(++i, whose);
                select.setObject(++i, filter.from().atOffset(ZoneOffset.UTC));
                select.setObject(++i, filter.until().atOffset(ZoneOffset.UTC));
                for (Object value : given) select.setObject(++i, value);
                select.setInt(++i, limit);
            }
            select.setInt(++i, limit);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<AuditEntry>();
                while (rows.next()) found.add(entry(rows));
                return found;
            }
        }
    }

    private static void narrow(Filter filter, @Nullable Place after, StringBuilder more, List<Object> given) {
        if (after != null) {
            more.append(" and (a.at, a.id) < (?, ?)");
            given.add(after.at().atOffset(ZoneOffset.UTC));
            given.add(after.id());
        }
        if (filter.who() != null) add(more, given, " and a.who_id = ?", filter.who());
        if (filter.what() != null) add(more, given, " and a.what = ?", filter.what());
        if (filter.object() != null) {
            String[] parts = filter.object().split("/", 2);
            add(more, given, " and a.object_kind = ?", parts[0]);
            if (parts.length > 1) add(more, given, " and a.object_id = ?", parts[1]);
        }
        if (filter.outcome() != null)
            more.append(" and ").append(filter.outcome().condition("coalesce(o.status, a.status)"));
        if (filter.text() != null) add(more, given, " " + TEXT, filter.text());
    }

    private static void add(StringBuilder more, List<Object> given, String condition, Object value) {
        more.append(condition);
        given.add(value);
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        int status = row.getInt("ended");
        boolean isKnown = !row.wasNull();
        String kind = row.getString("object_kind");
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Act(
                        row.getString("merchant_id"),
                        new Who(
                                Who.Kind.of(row.getString("who_kind")),
                                row.getString("who_id"),
                                row.getString("who_name")),
                        row.getString("what"),
                        kind == null ? null : new Thing(kind, row.getString("object_id")),
                        new From(row.getString("address"), row.getString("device"), row.getString("request"))),
                isKnown ? new Answer(status, row.getString("refusal"), row.getString("changed")) : null,
                row.getInt("times"));
    }
}
