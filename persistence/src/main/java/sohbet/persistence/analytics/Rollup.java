// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.analytics;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import sohbet.persistence.Columns;

/** By how much one batch of facts moves the roll-ups. */
public final class Rollup {
    public static final String TABLE = "chat_rollup";

    private final Map<Cell, BigDecimal> moved = new HashMap<>();

    private record Cell(String merchant, Grain grain, Measure measure, String part, Instant at) {}

    private record Change(Cell cell, BigDecimal by) {}

    private static final Columns<Change> CHANGES = new Columns<Change>()
            .text(it -> it.cell.merchant)
            .text(it -> it.cell.grain.word())
            .text(it -> it.cell.measure.word())
            .text(it -> it.cell.part)
            .instant(it -> it.cell.at)
            .number(Change::by);

    private static final String ADD = """
      insert into chat_rollup as r (merchant, grain, measure, part, at, amount) select * from %s
      on conflict (merchant, grain, measure, at, part) do update set amount = r.amount + excluded.amount
      """.formatted(CHANGES.unnest());

    /** What went back to nothing is as if it had never been, as it is in rows built anew. */
    private static final String TIDY = """
      delete from chat_rollup r using %s c (merchant, grain, measure, part, at, amount)
      where r.merchant = c.merchant and r.grain = c.grain and r.measure = c.measure and r.part = c.part
        and r.at = c.at and r.amount = 0""".formatted(CHANGES.unnest());

    public void add(String merchant, Measure measure, String part, Instant at, long by) {
        add(merchant, measure, part, at, BigDecimal.valueOf(by));
    }

    public void add(String merchant, Measure measure, String part, Instant at, BigDecimal by) {
        for (var grain : Grain.values())
            moved.merge(new Cell(merchant, grain, measure, part, grain.beginOf(at)), by, BigDecimal::add);
    }

    /** In one order always, so that two writers never wait for each other crosswise. */
    public void store(Connection connection) throws SQLException {
        var changes = moved.entrySet().stream()
                .filter(it -> it.getValue().signum() != 0)
                .map(it -> new Change(it.getKey(), it.getValue()))
                .sorted(Comparator.comparing((Change it) -> it.cell.merchant)
                        .thenComparing(it -> it.cell.grain)
                        .thenComparing(it -> it.cell.measure)
                        .thenComparing(it -> it.cell.at)
                        .thenComparing(it -> it.cell.part))
                .toList();
        CHANGES.execute(connection, ADD, changes);
        var lowered = changes.stream().filter(it -> it.by.signum() < 0).toList();
        CHANGES.execute(connection, TIDY, lowered);
    }
}
