// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import com.typesafe.config.Config;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import sohbet.http.account.FirstRun;
import sohbet.http.audit.AuditKeeper;
import sohbet.http.audit.SystemEvents;
import sohbet.http.edge.AsyncApi;
import sohbet.http.frames.OpenSockets;
import sohbet.http.mail.Post;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.http.metrics.Meters;
import sohbet.http.notification.Notices;
import sohbet.http.notification.TailDelay;
import sohbet.persistence.Database;
import sohbet.persistence.answer.ShopAnswerer;
import sohbet.persistence.journal.JournalDatabase;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.merchant.Merchants;

/** One running node: the database, the entities, the read side and the edge, started in this order. */
public final class Engine {
    private final ActorSystem<Void> system;
    private final ServerBinding binding;
    private final FirstRun.Prepared prepared;

    private Engine(ActorSystem<Void> system, ServerBinding binding, FirstRun.Prepared prepared) {
        this.system = system;
        this.binding = binding;
        this.prepared = prepared;
    }

    /**
     * Starts a node; it serves once this returns.
     *
     * @param config the settings of {@code conf/application.conf}
     * @param afterwards runs when everything else has stopped, and ends the database
     */
    public static Engine start(
            Config config, Database.Settings settings, MasterKey master, FirstRun.Wishes wishes, Runnable afterwards) {
        Database.migrate(settings);
        var database = Database.open(settings);
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "sohbet", config);
        var open = new ArrayList<AutoCloseable>();
        endWith(system, open, database, afterwards);
        try {
            JournalDatabase.use(system, database);
            open.add(AuditKeeper.start(settings, config.getInt("sohbet.audit.months"), system));
            open.add(SystemEvents.started(
                    database, Cluster.get(system).selfMember().address().hostPort()));
            var membership = new Membership(system, config);
            membership.join();
            var frames = AsyncApi.load();
            var meters = Meters.start(system, config, database, frames);
            open.add(meters);
            var tailDelay = new TailDelay(meters.tail());
            var notices = Notices.start(
                    system,
                    database,
                    Site.publicBaseUrl(config),
                    config.getString("sohbet.notifications.folder"),
                    tailDelay);
            open.add(notices);
            var entities = Entities.start(system, config, database, master, tailDelay);
            open.add(entities.tail());
            var merchants = new MerchantDirectory(new Merchants(database), system);
            open.add(merchants);
            var answerer = config.getBoolean("sohbet.chat.answers") ? new ShopAnswerer(database.app()) : null;
            open.addAll(ReadSide.start(
                    system, database, entities, merchants, answerer, notices.notifications(), tailDelay));
            var site = Site.build(
                    system, config, database, entities, master, merchants, answerer, frames, meters, notices);
            open.add(site.accounts());
            open.add(site.feed());
            open.add(site.hooks());
            // Without a carrier mails wait outside the sandbox, and go when they are of no use any more.
            Post.of(database, config).ifPresent(open::add);
            var prepared = site.prepare(database, wishes).toCompletableFuture().join();
            membership.isUp().toCompletableFuture().join();
            return new Engine(system, bind(system, config, site), prepared);
        } catch (RuntimeException failed) {
            CoordinatedShutdown.get(system)
                    .runAll(CoordinatedShutdown.unknownReason())
                    .toCompletableFuture()
                    .join();
            throw failed;
        }
    }

    private static ServerBinding bind(ActorSystem<?> system, Config config, Site site) {
        return Http.get(system)
                .newServerAt(config.getString("sohbet.http.host"), config.getInt("sohbet.http.port"))
                .bind(site.route())
                .toCompletableFuture()
                .join()
                .addToCoordinatedShutdown(Duration.ofSeconds(3), system);
    }

    /** What reads and writes stops before the database does; the last word is the database's. */
    private static void endWith(
            ActorSystem<?> system, List<AutoCloseable> open, Database database, Runnable afterwards) {
        CoordinatedShutdown.get(system)
                .addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "sockets", Engine::sayGoodbye);
        CoordinatedShutdown.get(system)
                .addTask(
                        CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
                        "database",
                        () -> CompletableFuture.supplyAsync(() -> {
                            open.reversed().forEach(Engine::close);
                            database.close();
                            afterwards.run();
                            return Done.getInstance();
                        }));
    }

    /** Clients that are told come back at once, to another node or to this one once it is up again. */
    private static CompletionStage<Done> sayGoodbye() {
        OpenSockets.HERE.closeAll(1001, "going away");
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public InetSocketAddress address() {
        return binding.localAddress();
    }

    /** The demo merchant, and the first sign-in if it was made up just now. */
    public FirstRun.Prepared prepared() {
        return prepared;
    }

    /** Stops serving, lets the entities finish, leaves the cluster. */
    public CompletionStage<?> stop() {
        return CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.unknownReason());
    }
}
