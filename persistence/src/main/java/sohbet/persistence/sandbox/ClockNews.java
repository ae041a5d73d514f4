// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.sandbox;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;

/**
 * Tells every node how far ahead the clock is, and waits, not long, until each has heard. Between nodes it is one text: the
 * milliseconds, a space, and whom to answer.
 */
final class ClockNews implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final ServiceKey<String> KEY = ServiceKey.create(String.class, "sohbet-sandbox-clock");
    private static final String HEARD = "heard";
    private static final String OVER = "over";

    private final ActorSystem<?> system;
    private final ActorRef<String> own;
    private final ActorRefResolver names;

    private ClockNews(ActorSystem<?> system, Consumer<Duration> heard) {
        this.system = system;
        this.names = ActorRefResolver.get(system);
        this.own = system.systemActorOf(listening(heard), "sandbox-clock-" + UUID.randomUUID(), Props.empty());
        system.receptionist().tell(Receptionist.register(KEY, own));
    }

    static ClockNews start(ActorSystem<?> system, Consumer<Duration> heard) {
        return new ClockNews(system, heard);
    }

    private Behavior<String> listening(Consumer<Duration> heard) {
        return Behaviors.receive(String.class)
                .onMessageEquals(OVER, Behaviors::stopped)
                .onMessage(String.class, news -> {
                    int space = news.indexOf(' ');
                    heard.accept(Duration.ofMillis(Long.parseLong(news.substring(0, space))));
                    names.<String>resolveActorRef(news.substring(space + 1)).tell(HEARD);
                    return Behaviors.same();
                })
                .build();
    }

    /** Done when all nodes that can be reached have heard, or when the patience is over; whether all have. */
    CompletionStage<Boolean> tell(Duration ahead) {
        return AskPattern.<Receptionist.Command, Receptionist.Listing>ask(
                        system.receptionist(), replyTo -> Receptionist.find(KEY, replyTo), PATIENCE, system.scheduler())
                .thenCompose(listing -> all(listing.getServiceInstances(KEY), ahead.toMillis()))
                .exceptionally(silent -> false);
    }

    private CompletionStage<Boolean> all(Collection<ActorRef<String>> nodes, long millis) {
        CompletionStage<Boolean> all = CompletableFuture.completedStage(true);
        for (var asked : nodes.stream().map(node -> ask(node, millis)).toList())
            all = all.thenCombine(asked, Boolean::logicalAnd);
        return all;
    }

    private CompletionStage<Boolean> ask(ActorRef<String> node, long millis) {
        return AskPattern.<String, String>ask(
                        node,
                        replyTo -> millis + " " + names.toSerializationFormat(replyTo),
                        PATIENCE,
                        system.scheduler())
                .thenApply(HEARD::equals)
                .exceptionally(silent -> false);
    }

    @Override
    public void close() {
        own.tell(OVER);
    }
}
