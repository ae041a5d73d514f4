// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.LikePattern;

/** The staff of one merchant, found and sorted for its admins. */
public final class StaffList {
    private static final String STATUS = """
      case when m.locked_at is not null or u.disabled then 'locked'
           when m.accepted_at is null or u.password_hash is null then 'invited' else 'active' end""";

    private static final String MEMBERS = """
      select u.id, u.email, u.name, m.role, %s as status, u.must_change_password, u.locale, m.created_at, m.last_sign_in_at,
        m.sign_ins, u.failed_sign_ins,
        exists (select from memberships_of(u.id) o where o.merchant_id <> m.merchant_id and o.accepted_at is not null) as elsewhere,
        m.version, %s as place
      from membership m join staff_user u on u.id = m.user_id
      where m.merchant_id = ?""";

    private StaffList() {}

    /** By what the list is sorted; each as a text that sorts that way by its bytes. */
    public enum Sort {
        // A letter of Turkish comes after the one it is drawn from, before the next.
        NAME(
                "replace(replace(replace(replace(replace(replace(lower(u.name), 'ç', 'c~'), 'ğ', 'g~'), 'ı', 'h~'), 'ö', 'o~'), 'ş', 's~'), 'ü', 'u~')"),
        EMAIL("lower(u.email)"),
        ROLE("case m.role when 'viewer' then '1' when 'operator' then '2' else '3' end"),
        STATUS_("case " + STATUS + " when 'active' then '1' when 'invited' then '2' else '3' end"),
        LAST_SIGN_IN("coalesce(to_char(m.last_sign_in_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS'), '')"),
        SIGN_INS("lpad(m.sign_ins::text, 19, '0')"),
        FAILURES("lpad(u.failed_sign_ins::text, 19, '0')"),
        CREATED("to_char(m.created_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS')");

        private final String key;

        Sort(String key) {
            this.key = key;
        }
    }

    /**
     * What is asked for.
     *
     * @param words part of a name or an address
     * @param after the last one of the page before
     */
    public record Asked(
            Sort sort,
            boolean downwards,
            @Nullable String words,
            @Nullable Role role,
            StaffMember.@Nullable Status status,
            @Nullable Place after,
            int limit) {}

    /** Where a page ended. */
    public record Place(String key, String id) {}

    public static List<StaffMember> page(Connection connection, String merchantId, Asked asked) throws SQLException {
        String sql = "select * from (" + MEMBERS.formatted(STATUS, asked.sort().key) + ") s where true"
                + (asked.role() == null ? "" : " and role = ?")
                + (asked.status() == null ? "" : " and status = ?")
                + (asked.words() == null
                        ? ""
                        : " and (" + folded("name") + " like " + folded("?") + " or " + folded("email") + " like "
                                + folded("?") + ")")
                + (asked.after() == null
                        ? ""
                        : " and (place collate \"C\", id) " + (asked.downwards() ? "<" : ">") + " (?, ?)")
                + " order by place collate \"C\" %1$s, id %1$s limit ?".formatted(asked.downwards() ? "desc" : "asc");
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int at = 0;
            query.setString(++at, merchantId);
            if (asked.role() != null) query.setString(++at, asked.role().word());
            if (asked.status() != null) query.setString(++at, asked.status().word());
            if (asked.words() != null) {
                query.setString(++at, LikePattern.containing(asked.words()));
                query.setString(++at, LikePattern.containing(asked.words()));
            }
            if (asked.after() != null) {
                query.setString(++at, asked.after().key());
                query.setString(++at, asked.after().id());
            }
            query.setInt(++at, asked.limit());
            return members(query);
        }
    }

    /** In small letters, with and without its dot the same i. */
    private static String folded(String text) {
        return "translate(lower(" + text + "), 'ı', 'i')";
    }

    public static Optional<StaffMember> one(Connection connection, String merchantId, String userId)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(MEMBERS.formatted(STATUS, "''") + " and m.user_id = ?")) {
            query.setString(1, merchantId);
            query.setString(2, userId);
            return members(query).stream().findFirst();
        }
    }

    /** Whether anybody at all can sign in who may do everything. */
    static boolean hasActiveAdmin(Connection connection, String merchantId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select exists (select from ("
                + MEMBERS.formatted(STATUS, "''") + ") s where role = 'admin' and status = 'active')")) {
            query.setString(1, merchantId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static List<StaffMember> members(PreparedStatement query) throws SQLException {
        List<StaffMember> found = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(new StaffMember(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Role.of(row.getString(4)),
                        StaffMember.Status.of(row.getString(5)),
                        row.getBoolean(6),
                        row.getString(7),
                        row.getObject(8, OffsetDateTime.class).toInstant(),
                        instant(row.getObject(9, OffsetDateTime.class)),
                        row.getLong(10),
                        row.getLong(11),
                        row.getBoolean(12),
                        row.getLong(13),
                        row.getString(14)));
            }
        }
        return found;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
