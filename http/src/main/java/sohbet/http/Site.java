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
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.http.account.Accounts;
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
import sohbet.http.chat.Forgetting;
import sohbet.http.chat.PersonRoutes;
import sohbet.http.chat.SessionLists;
import sohbet.http.chat.SessionRoutes;
import sohbet.http.chat.SessionTokens;
import sohbet.http.chat.WhenKeptTooLongThenForget;
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
import sohbet.http.merchant.ChannelRoutes;
import sohbet.http.merchant.InstallationRoutes;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.http.merchant.MerchantRoutes;
import sohbet.http.merchant.WidgetKeyRoutes;
import sohbet.http.metrics.Meters;
import sohbet.http.metrics.MetricsRoutes;
import sohbet.http.notification.ImportNews;
import sohbet.http.notification.Notices;
import sohbet.http.notification.NotificationFeed;
import sohbet.http.notification.NotificationRoutes;
import sohbet.http.oidc.ProviderSettings;
import sohbet.http.sandbox.ClockRoutes;
import sohbet.http.setup.Installation;
import sohbet.http.setup.Mover;
import sohbet.http.setup.Setup;
import sohbet.http.setup.SetupRoutes;
import sohbet.http.setup.Trials;
import sohbet.http.signup.SignUpRoutes;
import sohbet.http.web.DocumentRoutes;
import sohbet.http.web.WebRoutes;
import sohbet.http.webhook.Hooks;
import sohbet.http.webhook.WhenWebhookFailsThenNotify;
import sohbet.persistence.Database;
import sohbet.persistence.answer.ShopAnswerer;
import sohbet.persistence.chat.KeptTooLong;
import sohbet.persistence.chat.NewestInteractions;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.merchant.Channels;
import sohbet.persistence.merchant.Vouching;
import sohbet.persistence.tail.Feed;

/** Everything a node serves over HTTP, put together. */
record Site(
        Accounts accounts,
        NotificationFeed feed,
        Hooks hooks,
        SignUpRoutes signUp,
        Setup setup,
        Route route,
        WhenKeptTooLongThenForget cleaning) {

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
            Notices notices,
            Installation installation) {
        var openApi = OpenApi.load();
        var classic = system.classicSystem();
        var publicBaseUrl = publicBaseUrl(config);
        var origins = new Origins(publicBaseUrl);
        var limits = ClusterLimits.start(
                system, config.getConfig("sohbet.limits"), database, InstantSource.system(), notices.notifications());
        var accounts = new Accounts(
                Accounts.Settings.of(publicBaseUrl, TrustedProxies.of(config.getString("sohbet.http.trusted-proxies")))
                        .with(ProviderSettings.of(config, publicBaseUrl)),
                database,
                master,
                merchants,
                openApi,
                limits,
                notices.staff(),
                classic);
        var tokens = SessionTokens.load(entities.keys(), entities.clock())
                .toCompletableFuture()
                .join();
        var vouching = new Vouching(master);
        var chats = entities.chats();
        var clock = entities.clock();
        var carts = new CartDoor(entities.carts(), chats, database);
        var chat = new ChatEdge(
                chats,
                new ChatDoor(chats, clock),
                carts,
                tokens,
                merchants,
                vouching,
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
                LiveEdge.Staff.of(accounts, merchants),
                accounts.access().audit(),
                frames,
                clock);
        var chatRoutes = new ChatRoutes(chat, openApi, accounts.access(), origins, classic);
        var sessionRoutes = new SessionRoutes(chat, lists, openApi, accounts.access());
        var forgetting = new Forgetting(chats, database);
        var personRoutes = new PersonRoutes(forgetting, accounts.access());
        var liveRoutes = new LiveRoutes(live, accounts.access());
        var merchantRoutes = new MerchantRoutes(openApi, accounts.access(), merchants);
        var installationRoutes =
                new InstallationRoutes(openApi, accounts.access(), merchants, database, accounts.invitations());
        var widgetKeys = new WidgetKeyRoutes(openApi, accounts.access(), merchants, vouching);
        var channels = new ChannelRoutes(
                openApi,
                accounts.access(),
                new Channels(database, master),
                new Trials(config.getString("sohbet.twilio.api-url"), config.getString("sohbet.telegram.api-url")),
                publicBaseUrl);
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
        var setup = new Setup(database, master);
        accounts.access().asks(setup::isDone);
        var setupRoutes = new SetupRoutes(
                setup,
                new Mover(system, database, installation),
                database,
                master,
                accounts,
                openApi,
                new SetupRoutes.Outside(
                        config.getString("sohbet.twilio.api-url"),
                        config.getString("sohbet.telegram.api-url"),
                        config.getBoolean("sohbet.sandbox")));
        var signUp = new SignUpRoutes(
                new SignUpRoutes.Settings(
                        config.getBoolean("sohbet.sign-up"),
                        publicBaseUrl,
                        TrustedProxies.of(config.getString("sohbet.http.trusted-proxies"))),
                database,
                accounts,
                openApi,
                notices.notifications(),
                classic);
        var web = new WebRoutes(accounts.access(), merchants, setup::isDone);
        var sandbox = new ClockRoutes(entities.clock(), openApi, accounts.access());
        var mails = new SandboxMailRoutes(database, accounts.access(), config.getBoolean("sohbet.sandbox"));
        var health = new HealthRoutes(accounts.access(), new Health(parts(system, database)));
        var metrics = new MetricsRoutes(accounts.access(), meters.metrics());
        Supplier<Route> api = () -> concat(
                accounts.routes().routes(),
                accounts.own(),
                accounts.people(),
                setupRoutes.routes(),
                signUp.routes(),
                chatRoutes.routes(),
                sessionRoutes.routes(),
                personRoutes.routes(),
                merchantRoutes.routes(),
                installationRoutes.routes(),
                widgetKeys.routes(),
                channels.routes(),
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
                sandbox.routes(),
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
        var cleaning = new WhenKeptTooLongThenForget(new KeptTooLong(database), forgetting, clock).start(system);
        entities.clock().onJump(cleaning::begin);
        return new Site(accounts, notificationFeed, hooks, signUp, setup, route, cleaning);
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
