// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.alarm;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import sohbet.persistence.Columns;
import sohbet.persistence.tail.Happening;
import sohbet.persistence.tail.Projection;

/**
 * Who has to be woken when. An alarm that moves further away is left as it is, for that happens with
 * every word spoken: the sleeper is woken once in vain, and {@link AlarmPoller} then notes the new
 * time.
 */
public final class DueAlarms implements Projection {
    private static final Columns<Map.Entry<String, Instant>> ALARMS =
            new Columns<Map.Entry<String, Instant>>().text(Map.Entry::getKey).instant(Map.Entry::getValue);
    private static final Columns<String> GONE = new Columns<String>().text(id -> id);

    /**
     * While somebody is being woken the time may be raised next, so what is new has to be noted. Most
     * rows stay as they are, and those are not even touched: who is leased after this look wakes up
     * knowing the facts of this batch.
     */
    private static final String LOWER = """
      insert into alarm_due as due (persistence_id, at)
      select n.persistence_id, n.at from %s n (persistence_id, at)
      where not exists (
        select from alarm_due d
        where d.persistence_id = n.persistence_id and d.at <= n.at and d.locked_until is null)
      on conflict (persistence_id) do update
        set at = least(due.at, excluded.at), touched = due.locked_until is not null
        where due.at > excluded.at or due.locked_until is not null""".formatted(ALARMS.unnest());

    private static final String DELETE =
            "delete from alarm_due d using %s g (id) where d.persistence_id = g.id".formatted(GONE.unnest());

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
        var last = new LinkedHashMap<String, Instant>();
        var gone = new LinkedHashSet<String>();
        for (var happening : happenings) {
            String id = happening.persistenceId();
            Instant at = happening.recorded().alarm();
            if (at == null) {
                last.remove(id);
                gone.add(id);
            } else {
                last.put(id, at);
                gone.remove(id);
            }
        }
        ALARMS.execute(connection, LOWER, last.entrySet());
        GONE.execute(connection, DELETE, gone);
    }
}
