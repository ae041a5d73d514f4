// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.account.Role;

/** A row of the table of notifications. */
final class NotificationRow {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String COLUMNS = """
      n.merchant_id, n.id, n.seq, n.type, n.severity, n.user_id, n.least_role, n.params, n.link_kind, n.link_id, n.first_at, n.at,
      n.count, n.acknowledged_by, n.acknowledged_at, n.resolved_at""";
    private static final TypeReference<Map<String, Object>> PARAMS = new TypeReference<>() {};

    private NotificationRow() {}

    static Notification of(ResultSet row) throws SQLException {
        String least = row.getString("least_role");
        String link = row.getString("link_kind");
        Instant acknowledged = instant(row, "acknowledged_at");
        return new Notification(
                row.getString("merchant_id"),
                row.getString("id"),
                row.getLong("seq"),
                row.getString("type"),
                Severity.of(row.getString("severity")),
                row.getString("user_id"),
                least == null ? null : Role.of(least),
                params(row.getString("params")),
                link == null ? null : Link.of(link, row.getString("link_id")),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getInt("count"),
                acknowledged == null
                        ? null
                        : new Notification.Acknowledged(row.getString("acknowledged_by"), acknowledged),
                instant(row, "resolved_at"));
    }

    static String json(Object written) {
        try {
            return JSON.writeValueAsString(written);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON", e);
        }
    }

    static Map<String, Object> params(String json) {
        try {
            return JSON.readValue(json, PARAMS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
