// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.alarm;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.tail.Happening;
import sohbet.persistence.tail.Projection;

/**
 * Who has to be woken when. An alarm that moves further away is left as it is, for that happens with
 * every word spoken: the sleeper is woken once in vain, and {@link AlarmPoller} then notes the new
 * time.
 */
public final class DueAlarms implements Projection {
    /** While somebody is being woken the time may be raised next, so what is new has to be noted. */
    private static final String LOWER = """
      insert into alarm_due as due (persistence_id, at) values (?, ?)
      on conflict (persistence_id) do update
        set at = least(due.at, excluded.at), touched = due.locked_until is not null
        where due.at > excluded.at or due.locked_until is not null""";

    private static final String DELETE = "delete from alarm_due where persistence_id = ?";

    @Override
    public String name() {
        return "due-alarms";
    }

    @Override
    public List<String> tables() {
        return List.of("alarm_due");
    }

    @Override
    public void apply(Connection connection, List<Happening> happenings) throws SQLException {
        var last = new LinkedHashMap<String, @Nullable Instant>();
        for (var happening : happenings)
            last.put(happening.persistenceId(), happening.recorded().alarm());
        try (var lower = connection.prepareStatement(LOWER);
                var delete = connection.prepareStatement(DELETE)) {
            for (Map.Entry<String, @Nullable Instant> each : last.entrySet()) {
                Instant at = each.getValue();
                if (at == null) {
                    delete.setString(1, each.getKey());
                    delete.addBatch();
                } else {
                    lower.setString(1, each.getKey());
                    lower.setObject(2, at.atOffset(ZoneOffset.UTC));
                    lower.addBatch();
                }
            }
            lower.executeBatch();
            delete.executeBatch();
        }
    }
}
