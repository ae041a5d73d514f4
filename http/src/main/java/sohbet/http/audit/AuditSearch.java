// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Cursor;
import sohbet.http.edge.Parameters;
import sohbet.http.edge.Problem;
import sohbet.persistence.Database;
import sohbet.persistence.audit.AuditEntry;
import sohbet.persistence.audit.AuditList;
import sohbet.persistence.audit.AuditList.Filter;
import sohbet.persistence.audit.AuditList.Place;
import sohbet.persistence.merchant.Merchant;

/** A merchant's part of the audit log, narrowed as its admins ask, or the installation's own for its owners. */
public final class AuditSearch {
    private final Database database;

    /** Some rows and the place of those behind them, null when there are none. */
    public record Found(List<AuditEntry> rows, @Nullable String next) {}

    public AuditSearch(Database database) {
        this.database = database;
    }

    /** What the parameters ask for; days are the merchant's. */
    public static Filter filter(Merchant merchant, Parameters given) {
        var from = given.text("from").map(LocalDate::parse).orElse(null);
        var to = given.text("to").map(LocalDate::parse).orElse(null);
        if (from != null && to != null && to.isBefore(from))
            throw Problem.invalid("to", "before from").thrown();
        return new Filter(
                from == null
                        ? Instant.EPOCH
                        : from.atStartOfDay(merchant.zone()).toInstant(),
                (to == null ? LocalDate.of(9999, 1, 1) : to.plusDays(1))
                        .atStartOfDay(merchant.zone())
                        .toInstant(),
                given.text("who").orElse(null),
                given.text("what").orElse(null),
                given.text("object").orElse(null),
                given.text("outcome")
                        .map(word -> AuditEntry.Outcome.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(null),
                given.text("q").map(String::strip).filter(q -> !q.isEmpty()).orElse(null));
    }

    /**
     * @param merchant whose part, {@code *} for what is nobody's
     * @param after the place of a page, empty for the first
     */
    public CompletionStage<Found> page(String merchant, Filter filter, String after, int limit) {
        var place = place(after);
        return database.read(merchant, connection -> {
            var rows = AuditList.page(connection, merchant, filter, place, limit + 1);
            if (rows.size() <= limit) return new Found(rows, null);
            var shown = rows.subList(0, limit);
            var last = shown.getLast();
            return new Found(List.copyOf(shown), Cursor.of(last.at(), last.id()).toString());
        });
    }

    private static @Nullable Place place(String after) {
        if (after.isEmpty()) return null;
        var key = Cursor.parse(after, 2).key();
        try {
            return new Place(Instant.parse(key.getFirst()), Long.parseLong(key.getLast()));
        } catch (java.time.DateTimeException | NumberFormatException notOurs) {
            throw Problem.invalid("cursor", "unknown").thrown();
        }
    }
}
