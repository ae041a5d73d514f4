// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.kernel.Aggregate;
import sohbet.engine.kernel.DomainClock;
import sohbet.http.catalogue.ImportView;
import sohbet.http.chat.EventView;
import sohbet.http.chat.SessionLists;
import sohbet.http.chat.SessionView;
import sohbet.http.edge.Json;
import sohbet.http.edge.Problem;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.http.metrics.Performance;
import sohbet.http.metrics.RecentTimes;
import sohbet.persistence.Database;
import sohbet.persistence.catalogue.imports.ImportJobs;
import sohbet.persistence.chat.NewestInteractions;
import sohbet.persistence.chat.SessionList;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.tail.Feed;
import sohbet.persistence.tail.Position;
import sohbet.persistence.tail.Projections;

/** Snapshots from the read models and the entities. */
public final class LiveSnapshots implements Snapshots {
    private static final ObjectMapper JSON = Json.mapper();
    private static final int ROWS = 100;
    private static final int INTERACTIONS = 50;
    private final Database database;
    private final MerchantDirectory merchants;
    private final Aggregate<ChatCommand, ChatSession, ChatEvent> chats;
    private final SessionLists lists;
    private final NewestInteractions interactions;
    private final Feed feed;
    private final Performance performance;
    private final DomainClock clock;

    public LiveSnapshots(
            Database database,
            MerchantDirectory merchants,
            Aggregate<ChatCommand, ChatSession, ChatEvent> chats,
            SessionLists lists,
            NewestInteractions interactions,
            Feed feed,
            Performance performance,
            DomainClock clock) {
        this.database = database;
        this.merchants = merchants;
        this.chats = chats;
        this.lists = lists;
        this.interactions = interactions;
        this.feed = feed;
        this.performance = performance;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Snapshot> of(String merchantId, Topic topic) {
        return merchants
                .byId(merchantId)
                .thenApply(
                        found -> found.orElseThrow(() -> Problem.of("not_found").thrown()))
                .thenCompose(merchant -> switch (topic) {
                    case Topic.Sessions all -> sessions(merchant);
                    case Topic.Session one -> session(merchant, one.id());
                    case Topic.Interactions all -> interactions(merchant);
                    case Topic.Kpi kpi -> kpi(merchant);
                    case Topic.Health health -> health();
                    case Topic.Notifications own -> throw new IllegalArgumentException("a person's, not a merchant's");
                    case Topic.Job job -> job(merchant, job.id());
                });
    }

    private CompletionStage<Snapshot> sessions(Merchant merchant) {
        return database.read(merchant.id(), connection -> rows(connection, merchant))
                .thenCombine(lists.kpi(merchant), (rows, kpi) -> {
                    var data = JSON.createObjectNode();
                    data.set("items", rows.data());
                    return new Snapshot(rows.position(), data.set("kpi", Json.tree(kpi)));
                });
    }

    /** The position first: what comes after it may be in the rows, but nothing is left out. */
    private Snapshot rows(Connection connection, Merchant merchant) throws SQLException {
        Position position = Projections.position(connection, new SessionList().name());
        JsonNode rows = Json.tree(lists.newest(connection, merchant.id(), ROWS));
        return new Snapshot(position, rows);
    }

    /** The entity is never behind the feed. */
    private CompletionStage<Snapshot> session(Merchant merchant, String id) {
        Position position = feed.head();
        return chats.read(merchant.chat(id)).thenApply(is -> {
            var view = SessionView.of(id, is.state(), merchant.rules(), clock.instant());
            return new Snapshot(position, view == null ? null : Json.tree(view));
        });
    }

    private CompletionStage<Snapshot> interactions(Merchant merchant) {
        return database.read(merchant.id(), connection -> interactions.of(connection, merchant.id(), INTERACTIONS))
                .thenApply(newest -> {
                    var data = JSON.createObjectNode();
                    var items = data.putArray("items");
                    for (var it : newest.items()) {
                        var item = JSON.createObjectNode().put("session", it.session());
                        items.add(item.setAll(EventView.of(it.fact(), EventView.Reader.STAFF)));
                    }
                    return new Snapshot(newest.position(), data);
                });
    }

    private CompletionStage<Snapshot> kpi(Merchant merchant) {
        return lists.kpi(merchant).thenApply(kpi -> new Snapshot(feed.head(), Json.tree(kpi)));
    }

    private CompletionStage<Snapshot> job(Merchant merchant, UUID id) {
        Position position = feed.head();
        return database.write(merchant.id(), connection -> ImportJobs.one(connection, merchant.id(), id))
                .thenApply(found -> new Snapshot(
                        position,
                        found.map(job -> Json.tree(ImportView.of(job))).orElse(null)));
    }

    /** A node that can ask its database does well. */
    private CompletionStage<Snapshot> health() {
        return database.read(connection -> connection.isValid(1))
                .exceptionally(away -> false)
                .thenApply(up -> {
                    var data = JSON.createObjectNode().put("status", up ? "up" : "degraded");
                    data.set("ack", times(performance.acks()));
                    return new Snapshot(feed.head(), data.set("tail", times(performance.tail())));
                });
    }

    private static JsonNode times(RecentTimes of) {
        var found = of.percentiles();
        if (found == null) return JSON.nullNode();
        var times = JSON.createObjectNode().put("count", found.count()).put("p50", found.p50());
        return times.put("p95", found.p95()).put("p99", found.p99());
    }
}
