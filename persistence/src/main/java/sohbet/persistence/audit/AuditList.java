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

    /** Looked for in the act itself and, where it changed something, in that. */
    private static final String TEXT = """
             and (strpos(a.words, folded(?)) > 0 or a.id in (select c.act from audit c where c.merchant_id = ?
                and c.step = 'outcome' and c.changes is not null and strpos(c.words, folded(?)) > 0))""";
    /** The few that are looked for are gathered first; every act is then only compared with them. */
    private static final String TROUBLE = """
             and (a.status between %1$d and %2$d or a.id in (select t.act from audit t where t.merchant_id = ?
                and t.step = 'outcome' and t.status >= 400 and t.status between %1$d and %2$d))""";

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
        prepare(connection, filter);
        var given = new ArrayList<Object>();
        String sql = acts(merchant, "", filter, after, limit, given);
        if (!merchant.equals(Act.INSTALLATION))
            sql += " union all " + acts(Act.INSTALLATION, " and a.who_kind = 'system'", filter, after, limit, given);
        given.add(limit);
        try (var select =
                connection.prepareStatement("select * from (" + sql + ") acts order by at desc, id desc limit ?")) {
            for (int i = 0; i < given.size(); i++) select.setObject(i + 1, given.get(i));
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<AuditEntry>();
                while (rows.next()) found.add(entry(rows));
                return found;
            }
        }
    }

    private static String acts(
            String whose, String only, Filter filter, @Nullable Place after, int limit, List<Object> given) {
        given.add(whose);
        given.add(filter.from().atOffset(ZoneOffset.UTC));
        given.add(filter.until().atOffset(ZoneOffset.UTC));
        var more = new StringBuilder(only);
        narrow(whose, filter, after, more, given);
        given.add(limit);
        return ACTS.formatted(more);
    }

    private static void narrow(
            String whose, Filter filter, @Nullable Place after, StringBuilder more, List<Object> given) {
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
            switch (filter.outcome()) {
                case DONE -> more.append(" and coalesce(o.status, a.status) < 400");
                case REFUSED -> add(more, given, " " + TROUBLE.formatted(400, 499), whose);
                case FAILED -> add(more, given, " " + TROUBLE.formatted(500, 599), whose);
                case UNKNOWN -> more.append(" and a.step = 'attempt' and o.id is null");
            }
        if (filter.text() != null) {
            add(more, given, " " + TEXT, filter.text());
            given.add(whose);
            given.add(filter.text());
        }
    }

    /** What is rare is found by going through all there is, which needs room and no index. */
    private static void prepare(Connection connection, Filter filter) throws SQLException {
        try (var set = connection.createStatement()) {
            set.execute("set local work_mem = '64MB'");
            if (filter.outcome() == Outcome.UNKNOWN) set.execute("set local enable_nestloop = off");
        }
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
