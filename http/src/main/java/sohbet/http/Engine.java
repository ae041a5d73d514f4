// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import com.typesafe.config.Config;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.http.account.FirstRun;
import sohbet.http.audit.AuditKeeper;
import sohbet.http.audit.SystemEvents;
import sohbet.http.chat.WhenKeptTooLongThenForget;
import sohbet.http.edge.AsyncApi;
import sohbet.http.frames.OpenSockets;
import sohbet.http.mail.Post;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.http.metrics.Meters;
import sohbet.http.notification.Notices;
import sohbet.http.notification.TailDelay;
import sohbet.http.settings.LocalConf;
import sohbet.http.setup.Installation;
import sohbet.persistence.Database;
import sohbet.persistence.answer.ShopAnswerer;
import sohbet.persistence.journal.JournalDatabase;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.Merchants;
import sohbet.persistence.sandbox.SandboxClock;

/** One running node: the database, the entities, the read side and the edge, started in this order. */
public final class Engine {
    /** Started by a program that says where the database is. */
    private static final Installation NOBODYS = new Installation(
            false,
            Optional.of("the program that started it"),
            false,
            new LocalConf(Path.of("conf", "local.conf")),
            () -> {});

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final ActorSystem<Void> system;
    private final ServerBinding binding;
    private final Prepared prepared;

    private final WhenKeptTooLongThenForget cleaning;

    private Engine(
            ActorSystem<Void> system, ServerBinding binding, Prepared prepared, WhenKeptTooLongThenForget cleaning) {
        this.cleaning = cleaning;
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
        return start(config, settings, master, wishes, afterwards, NOBODYS);
    }

    /** @param installation how it was started, for a move of its database */
    static Engine start(
            Config config,
            Database.Settings settings,
            MasterKey master,
            FirstRun.Wishes wishes,
            Runnable afterwards,
            Installation installation) {
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
            var clock =
                    SandboxClock.start(system, database, InstantSource.system(), config.getBoolean("sohbet.sandbox"));
            open.add(clock);
            var meters = Meters.start(system, config, database, clock, frames);
            open.add(meters);
            var tailDelay = new TailDelay(meters.tail());
            var notices = Notices.start(
                    system,
                    database,
                    Site.publicBaseUrl(config),
                    config.getString("sohbet.notifications.folder"),
                    config.getInt("sohbet.http.port"),
                    Post.carrier(config),
                    tailDelay);
            open.add(notices);
            var entities = Entities.start(system, config, database, master, clock, notices.crashes(), tailDelay);
            open.add(entities.tail());
            var merchants = new MerchantDirectory(new Merchants(database), system);
            open.add(merchants);
            var answerer = config.getBoolean("sohbet.chat.answers") ? new ShopAnswerer(database.app()) : null;
            open.addAll(ReadSide.start(
                    system, database, entities, merchants, answerer, notices.notifications(), tailDelay));
            var site = Site.build(
                    system,
                    config,
                    database,
                    entities,
                    master,
                    merchants,
                    answerer,
                    frames,
                    meters,
                    notices,
                    installation);
            open.add(site.accounts());
            open.add(site.feed());
            open.add(site.cleaning());
            open.add(site.hooks());
            open.add(site.signUp());
            // Without a carrier mails wait outside the sandbox, and go when they are of no use any more.
            Post.of(database, config).ifPresent(open::add);
            var prepared =
                    Prepared.of(database, site, wishes).toCompletableFuture().join();
            membership.isUp().toCompletableFuture().join();
            return new Engine(system, bind(system, config, site), prepared, site.cleaning());
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
            // The others have to be closed all the same, and the database last.
            LOG.warn("{} was not closed in order", part.getClass().getSimpleName(), e);
        }
    }

    public InetSocketAddress address() {
        return binding.localAddress();
    }

    /** The demo merchant, where there is one. */
    public Optional<Merchant> demo() {
        return prepared.demo();
    }

    /** What opens the wizard, while something is left to set up. */
    public Optional<String> setupLink() {
        return prepared.link();
    }

    /** Forgets whom the shops no longer want to know at this moment; how many that were. */
    public CompletionStage<Integer> forgetAt(Instant now) {
        return cleaning.all(now);
    }

    /** Stops serving, lets the entities finish, leaves the cluster. */
    public CompletionStage<?> stop() {
        return CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.unknownReason());
    }
}
