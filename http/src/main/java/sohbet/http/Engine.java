// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import com.typesafe.config.Config;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import sohbet.engine.chat.ChatDecider;
import sohbet.engine.chat.ChatNames;
import sohbet.engine.kernel.Aggregate;
import sohbet.engine.kernel.Codec;
import sohbet.engine.kernel.Kernel;
import sohbet.engine.kernel.Names;
import sohbet.http.chat.ChatDoor;
import sohbet.http.chat.ChatEdge;
import sohbet.http.chat.ChatRoutes;
import sohbet.http.chat.SessionTokens;
import sohbet.http.edge.AsyncApi;
import sohbet.http.edge.Edge;
import sohbet.persistence.Database;
import sohbet.persistence.journal.JournalDatabase;
import sohbet.persistence.journal.JournalHistory;
import sohbet.persistence.keys.EntityKeys;
import sohbet.persistence.keys.MasterKey;

/** One running node: the database, the entities and the edge, put together. */
public final class Engine {
  private static final Duration WITHIN = Duration.ofSeconds(60);
  private final ActorSystem<Void> system;
  private final ServerBinding binding;

  private Engine(ActorSystem<Void> system, ServerBinding binding) {
    this.system = system;
    this.binding = binding;
  }

  /**
   * Starts a node; it serves once this returns.
   *
   * @param config the settings of {@code conf/application.conf}
   * @param afterwards runs when everything else has stopped, and ends the database
   */
  public static Engine start(
      Config config,
      Database.Settings settings,
      MasterKey master,
      ChatEdge.Shops shops,
      Runnable afterwards) {
    Database.migrate(settings);
    var database = Database.open(settings);
    ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "sohbet", config);
    JournalDatabase.use(system, database);
    new Membership(system, config).join();

    var keys = new EntityKeys(database, master);
    var clock = InstantSource.system();
    var kernel =
        new Kernel(
            new Codec(ChatNames.addTo(new Names())),
            keys,
            new JournalHistory(database),
            clock,
            (pid, seq) -> {},
            kernelSettings(config.getConfig("sohbet.kernel")));
    var chats = Aggregate.start(system, ChatDecider.CHAT, kernel);
    var tokens = SessionTokens.load(keys).toCompletableFuture().join();
    var edge =
        new ChatEdge(
            chats,
            new ChatDoor(chats, clock),
            tokens,
            shops,
            AsyncApi.load(),
            clock,
            (frame, after, nack) -> {},
            chatSettings(config.getConfig("sohbet.chat")));
    var routes = new Edge(system).around(() -> new ChatRoutes(edge, system).routes());
    var binding =
        Http.get(system)
            .newServerAt(
                config.getString("sohbet.http.host"), config.getInt("sohbet.http.port"))
            .bind(routes)
            .toCompletableFuture()
            .join()
            .addToCoordinatedShutdown(Duration.ofSeconds(5), system);
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseActorSystemTerminate(),
            "database",
            () -> {
              database.close();
              afterwards.run();
              return java.util.concurrent.CompletableFuture.completedFuture(
                  org.apache.pekko.Done.getInstance());
            });
    return new Engine(system, binding);
  }

  private static Kernel.Settings kernelSettings(Config config) {
    return new Kernel.Settings(
        config.getDuration("ask-timeout"),
        config.getDuration("idle"),
        config.getInt("snapshot-every"),
        config.getDuration("min-backoff"),
        config.getDuration("max-backoff"));
  }

  private static ChatEdge.Settings chatSettings(Config config) {
    return new ChatEdge.Settings(
        config.getInt("frames-per-second"), config.getInt("burst"), config.getInt("replay"));
  }

  public InetSocketAddress address() {
    return binding.localAddress();
  }

  /** Stops serving, lets the entities finish, leaves the cluster. */
  public CompletionStage<?> stop() {
    return CoordinatedShutdown.get(system)
        .runAll(CoordinatedShutdown.unknownReason());
  }
}
