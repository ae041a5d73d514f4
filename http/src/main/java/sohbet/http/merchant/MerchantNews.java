// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;

/** Tells every node that a shop has changed, and waits, not long, until each has taken note. */
final class MerchantNews implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final ServiceKey<News> KEY = ServiceKey.create(News.class, "sohbet-merchant-news");

    private final ActorSystem<?> system;
    private final ActorRef<News> own;

    /** What goes from node to node, and to an actor about itself. */
    sealed interface News {}

    record Changed(String merchantId, long version, ActorRef<Noted> replyTo) implements News {}

    /** Nobody listens any more. */
    enum Over implements News {
        OVER
    }

    /** The answer: this node knows. */
    record Noted(boolean known) {}

    private MerchantNews(ActorSystem<?> system, ActorRef<News> own) {
        this.system = system;
        this.own = own;
    }

    /** @param noted brings this node up to the version told */
    static MerchantNews start(
            ClassicActorSystemProvider provider, BiFunction<String, Long, CompletionStage<Boolean>> noted) {
        ActorSystem<?> system = Adapter.toTyped(provider.classicSystem());
        ActorRef<News> own =
                system.systemActorOf(listening(noted), "merchant-news-" + UUID.randomUUID(), Props.empty());
        system.receptionist().tell(Receptionist.register(KEY, own));
        return new MerchantNews(system, own);
    }

    /** Done when all reachable nodes have answered, or when the patience is over. */
    CompletionStage<Boolean> tell(String merchantId, long version) {
        return AskPattern.<Receptionist.Command, Receptionist.Listing>ask(
                        system.receptionist(), replyTo -> Receptionist.find(KEY, replyTo), PATIENCE, system.scheduler())
                .thenCompose(listing -> all(listing.getServiceInstances(KEY).stream()
                        .map(node -> ask(node, merchantId, version))
                        .toList()));
    }

    private CompletionStage<Boolean> ask(ActorRef<News> node, String merchantId, long version) {
        return AskPattern.<News, Noted>ask(
                        node, replyTo -> new Changed(merchantId, version, replyTo), PATIENCE, system.scheduler())
                .thenApply(Noted::known)
                .exceptionally(silent -> false);
    }

    private static CompletionStage<Boolean> all(List<CompletionStage<Boolean>> asked) {
        CompletableFuture<?>[] waiting =
                asked.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(waiting)
                .thenApply(done ->
                        asked.stream().allMatch(one -> one.toCompletableFuture().join()));
    }

    private static Behavior<News> listening(BiFunction<String, Long, CompletionStage<Boolean>> noted) {
        return Behaviors.receive(News.class)
                .onMessage(Changed.class, news -> {
                    noted.apply(news.merchantId(), news.version())
                            .whenComplete((known, failure) -> news.replyTo().tell(new Noted(known != null && known)));
                    return Behaviors.same();
                })
                .onMessage(Over.class, over -> Behaviors.stopped())
                .build();
    }

    @Override
    public void close() {
        own.tell(Over.OVER);
    }
}
