// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.typesafe.config.Config;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.http.account.Accounts;
import sohbet.http.account.FirstRun;
import sohbet.http.analytics.AnalyticsRoutes;
import sohbet.http.audit.AuditRoutes;
import sohbet.http.audit.AuditSearch;
import sohbet.http.cart.CartDoor;
import sohbet.http.cart.CartKeeper;
import sohbet.http.cart.CartRoutes;
import sohbet.http.catalogue.ImportRoutes;
import sohbet.http.catalogue.JobRoutes;
import sohbet.http.catalogue.ProductRoutes;
import sohbet.http.chat.ChatDoor;
import sohbet.http.chat.ChatEdge;
import sohbet.http.chat.ChatRoutes;
import sohbet.http.chat.PersonRoutes;
import sohbet.http.chat.SessionLists;
import sohbet.http.chat.SessionRoutes;
import sohbet.http.chat.SessionTokens;
import sohbet.http.edge.AsyncApi;
import sohbet.http.edge.Edge;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Origins;
import sohbet.http.edge.TrustedProxies;
import sohbet.http.export.ExportRoutes;
import sohbet.http.health.Health;
import sohbet.http.health.HealthRoutes;
import sohbet.http.health.Part;
import sohbet.http.knowledge.KnowledgeRoutes;
import sohbet.http.limit.ClusterLimits;
import sohbet.http.limit.LimitRoutes;
import sohbet.http.live.LiveEdge;
import sohbet.http.live.LiveRoutes;
import sohbet.http.live.LiveSnapshots;
import sohbet.http.mail.SandboxMailRoutes;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.http.merchant.MerchantRoutes;
import sohbet.http.metrics.Meters;
import sohbet.http.metrics.MetricsRoutes;
import sohbet.http.notification.ImportNews;
import sohbet.http.notification.Notices;
import sohbet.http.notification.NotificationFeed;
import sohbet.http.notification.NotificationRoutes;
import sohbet.http.web.DocumentRoutes;
import sohbet.http.web.WebRoutes;
import sohbet.http.webhook.Hooks;
import sohbet.http.webhook.WhenWebhookFailsThenNotify;
import sohbet.persistence.Database;
import sohbet.persistence.answer.ShopAnswerer;
import sohbet.persistence.catalogue.DemoCatalogue;
import sohbet.persistence.chat.NewestInteractions;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.knowledge.DemoKnowledge;
import sohbet.persistence.tail.Feed;

/** Everything a node serves over HTTP, put together. */
record Site(Accounts accounts, NotificationFeed feed, Hooks hooks, Route route) {

    static Site build(
            ActorSystem<?> system,
            Config config,
            Database database,
            Entities entities,
            MasterKey master,
            MerchantDirectory merchants,
            @Nullable ShopAnswerer answerer,
            AsyncApi frames,
            Meters meters,
            Notices notices) {
        var openApi = OpenApi.load();
        var classic = system.classicSystem();
        var publicBaseUrl = publicBaseUrl(config);
        var origins = new Origins(publicBaseUrl);
        var limits = ClusterLimits.start(
                system, config.getConfig("sohbet.limits"), database, InstantSource.system(), notices.notifications());
        var accounts = new Accounts(
                Accounts.Settings.of(publicBaseUrl, TrustedProxies.of(config.getString("sohbet.http.trusted-proxies"))),
                database,
                master,
                merchants,
                openApi,
                limits,
                notices.staff(),
                classic);
        var tokens = SessionTokens.load(entities.keys()).toCompletableFuture().join();
        var chats = entities.chats();
        var clock = entities.clock();
        var carts = new CartDoor(entities.carts(), chats, database);
        var chat = new ChatEdge(
                chats,
                new ChatDoor(chats, clock),
                carts,
                tokens,
                merchants,
                frames,
                clock,
                meters.http(),
                settings(config.getConfig("sohbet.chat")));
        var lists = new SessionLists(database, clock);
        var feed = new Feed(entities.tail());
        var notificationFeed = NotificationFeed.start(database, classic);
        var live = new LiveEdge(
                chats,
                feed,
                new LiveSnapshots(
                        database,
                        merchants,
                        chats,
                        lists,
                        new NewestInteractions(entities.codec()),
                        feed,
                        meters.performance(),
                        clock),
                notificationFeed,
                LiveEdge.Staff.of(accounts),
                accounts.access().audit(),
                frames,
                clock);
        var chatRoutes = new ChatRoutes(chat, openApi, accounts.access(), origins, classic);
        var sessionRoutes = new SessionRoutes(chat, lists, openApi, accounts.access());
        var personRoutes = new PersonRoutes(chats, database, accounts.access());
        var liveRoutes = new LiveRoutes(live, accounts.access());
        var merchantRoutes = new MerchantRoutes(openApi, accounts.access(), merchants);
        var cartRoutes =
                new CartRoutes(carts, new CartKeeper(carts, tokens, clock), merchants, openApi, accounts.access());
        var productRoutes = new ProductRoutes(database, merchants, openApi, accounts.access());
        var knowledgeRoutes = new KnowledgeRoutes(database, answerer, openApi, accounts.access());
        var importRoutes = new ImportRoutes(
                database,
                merchants,
                accounts.access(),
                new ImportNews(notices.notifications(), InstantSource.system()));
        var limitRoutes = new LimitRoutes(limits, database, accounts.access());
        var jobRoutes = new JobRoutes(database, accounts.access());
        var analyticsRoutes = new AnalyticsRoutes(database, merchants, openApi, accounts.access(), clock);
        var exportRoutes = new ExportRoutes(database, entities.codec(), merchants, openApi, accounts.access(), clock);
        var auditRoutes = new AuditRoutes(new AuditSearch(database), merchants, openApi, accounts.access());
        var notificationRoutes =
                new NotificationRoutes(database, notificationFeed, merchants, openApi, accounts.access());
        var alarm = new WhenWebhookFailsThenNotify(notices.notifications());
        var hooks = Hooks.start(classic, config, database, master, alarm, openApi, accounts.access());
        var documents = new DocumentRoutes(accounts.access());
        var web = new WebRoutes(accounts.access(), merchants);
        var mails = new SandboxMailRoutes(database, accounts.access(), config.getBoolean("sohbet.sandbox"));
        var health = new HealthRoutes(accounts.access(), new Health(parts(system, database)));
        var metrics = new MetricsRoutes(accounts.access(), meters.metrics());
        Supplier<Route> api = () -> concat(
                accounts.routes().routes(),
                accounts.own(),
                accounts.people(),
                chatRoutes.routes(),
                sessionRoutes.routes(),
                personRoutes.routes(),
                merchantRoutes.routes(),
                cartRoutes.routes(),
                productRoutes.routes(),
                importRoutes.routes(),
                jobRoutes.routes(),
                limitRoutes.routes(),
                knowledgeRoutes.routes(),
                analyticsRoutes.routes(),
                exportRoutes.routes(),
                auditRoutes.routes(),
                notificationRoutes.routes(),
                hooks.routes().routes(),
                documents.routes());
        var edge = new Edge.Settings(origins.isHttps(), config.getInt("sohbet.http.max-requests"));
        var route = new Edge(system, edge, meters.http(), notices.failures())
                .around(() -> concat(
                        chatRoutes.sockets(),
                        liveRoutes.routes(),
                        pathPrefix(segment("api").slash("v1"), api),
                        pathPrefix("api", api),
                        health.routes(),
                        metrics.routes(),
                        mails.routes(),
                        web.routes()));
        return new Site(accounts, notificationFeed, hooks, route);
    }

    /** The demo shop with its goods and its first admin, if they are not there yet. */
    CompletionStage<FirstRun.Prepared> prepare(Database database, FirstRun.Wishes wishes) {
        return new FirstRun(database, accounts.passwords()).prepare(wishes).thenCompose(prepared -> {
            var demo = prepared.merchant();
            return database.write(demo.id(), connection -> {
                        DemoKnowledge.seed(connection, demo.id());
                        return DemoCatalogue.seed(connection, demo.id(), demo.currency());
                    })
                    .thenApply(seeded -> prepared);
        });
    }

    static URI publicBaseUrl(Config config) {
        String named = config.getString("sohbet.http.public-base-url");
        return URI.create(named.isBlank() ? "http://localhost:" + config.getInt("sohbet.http.port") : named);
    }

    private static List<Part> parts(ActorSystem<?> system, Database database) {
        return List.of(
                Part.database(database),
                Part.journal(database),
                Part.cluster(system),
                Part.projections(database, Duration.ofSeconds(30)));
    }

    private static ChatEdge.Settings settings(Config config) {
        return new ChatEdge.Settings(
                config.getInt("frames-per-second"), config.getInt("burst"), config.getInt("replay"));
    }
}
