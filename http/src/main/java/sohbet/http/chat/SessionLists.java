// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.DomainClock;
import sohbet.http.edge.Page;
import sohbet.http.edge.Parameters;
import sohbet.http.edge.Problem;
import sohbet.persistence.Database;
import sohbet.persistence.chat.Kpi;
import sohbet.persistence.chat.SessionCounts;
import sohbet.persistence.chat.SessionCursor;
import sohbet.persistence.chat.SessionList;
import sohbet.persistence.chat.SessionRow;
import sohbet.persistence.merchant.Merchant;

/** The read models of chats as clients see them: the list of sessions and the day's figures. */
public final class SessionLists {
    private final Database database;
    private final DomainClock clock;
    private final SessionList list = new SessionList();

    public SessionLists(Database database, DomainClock clock) {
        this.database = database;
        this.clock = clock;
    }

    CompletionStage<Page<RowView>> page(String merchant, Parameters given) {
        var after = given.text("cursor")
                .map(word -> SessionCursor.of(word)
                        .orElseThrow(() -> Problem.invalid("/cursor", "not a cursor of ours")
                                .thrown()));
        var filter = new SessionList.Filter(
                given.text("status").map("open"::equals).orElse(null),
                given.text("q").orElse(null),
                given.size("limit"),
                after.orElse(null));
        return database.read(merchant, connection -> list.list(connection, merchant, filter))
                .thenApply(page -> new Page<>(
                        page.items().stream().map(RowView::of).toList(),
                        Optional.ofNullable(page.next())
                                .map(SessionCursor::word)
                                .orElse(null)));
    }

    /** The newest rows. */
    public List<RowView> newest(java.sql.Connection connection, String merchant, int most)
            throws java.sql.SQLException {
        return list.list(connection, merchant, new SessionList.Filter(null, null, most, null)).items().stream()
                .map(RowView::of)
                .toList();
    }

    public CompletionStage<KpiView> kpi(Merchant merchant) {
        return database.read(
                merchant.id(),
                connection -> KpiView.of(SessionCounts.kpi(
                        connection, merchant.id(), merchant.zone(), merchant.currency(), clock.instant())));
    }

    /** A session in a list. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record RowView(
            String id,
            long seq,
            String status,
            Instant startedAt,
            Instant lastActivityAt,
            String locale,
            SessionView.@Nullable PageView page,
            Somebody visitor,
            SessionView.OwnerView owner,
            int messages,
            int interactions,
            int views,
            SessionRow.Purchases purchases,
            @Nullable String lastText,
            @Nullable String lastBy) {
        static RowView of(SessionRow row) {
            return new RowView(
                    row.id(),
                    row.seq(),
                    row.isOpen() ? "open" : "ended",
                    row.startedAt(),
                    row.lastActivityAt(),
                    row.locale(),
                    row.page() == null
                            ? null
                            : new SessionView.PageView(
                                    row.page().url(), row.page().title()),
                    Somebody.of(row.visitor()),
                    SessionView.OwnerView.of(row.owner()),
                    row.messages(),
                    row.interactions(),
                    row.views(),
                    row.purchases(),
                    row.lastText(),
                    row.lastBy() == null ? null : EventView.word(row.lastBy()));
        }
    }

    /** Whoever the session is with, as far as they have said. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Somebody(@Nullable String name, boolean verified, boolean erased) {
        static Somebody of(SessionRow.Visitor visitor) {
            return new Somebody(visitor.name(), visitor.verified(), visitor.erased());
        }
    }

    /** The day in figures. */
    public record KpiView(
            long activeSessions,
            long sessionsToday,
            long sessionsWithVisitorEvent,
            long messagesToday,
            long interactionsToday,
            long unanswered,
            Conversion conversion,
            Revenue revenue) {
        public record Conversion(Kpi.Conversion reported, Kpi.Conversion confirmed) {}

        public record Revenue(String confirmed, String currency) {}

        static KpiView of(Kpi kpi) {
            return new KpiView(
                    kpi.activeSessions(),
                    kpi.sessionsToday(),
                    kpi.sessionsWithVisitorEvent(),
                    kpi.messagesToday(),
                    kpi.interactionsToday(),
                    kpi.unanswered(),
                    new Conversion(kpi.reported(), kpi.confirmed()),
                    new Revenue(
                            kpi.confirmedRevenue().amount().toPlainString(),
                            kpi.confirmedRevenue().currency()));
        }
    }
}
