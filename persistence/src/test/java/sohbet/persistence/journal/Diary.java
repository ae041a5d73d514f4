// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import sohbet.engine.kernel.Stored;
import sohbet.persistence.Database;
import sohbet.persistence.postgres.TestPostgres;

/** The plainest persistent actor there is: it writes lines and says which number each one got. */
public final class Diary extends EventSourcedBehavior<Diary.Message, Stored, Stored> {
    public sealed interface Message {}

    /** Answered with the number of the line once it is committed. */
    public record Write(String line, ActorRef<Long> replyTo) implements Message {}

    /** Answered with the number of lines. */
    public record Count(ActorRef<Long> replyTo) implements Message {}

    private final Function<Long, ?> recovered;

    private Diary(PersistenceId id, Function<Long, ?> recovered) {
        super(id, SupervisorStrategy.restartWithBackoff(Duration.ofMillis(100), Duration.ofMillis(500), 0.1));
        this.recovered = recovered;
    }

    public static Behavior<Message> of(String id) {
        return of(id, lines -> null);
    }

    static Behavior<Message> of(String id, Function<Long, ?> recovered) {
        return Behaviors.setup(context -> new Diary(PersistenceId.ofUniqueId(id), recovered));
    }

    public static Config config() {
        return ConfigFactory.defaultOverrides()
                .withFallback(ConfigFactory.parseString("pekko.loglevel = WARNING"))
                .withFallback(ConfigFactory.parseResources("sohbet-persistence.conf"))
                .withFallback(ConfigFactory.load())
                .resolve();
    }

    public static Database.Settings settings(TestPostgres.Database database) {
        return Database.Settings.of(database.url(), database.user(), database.password());
    }

    @Override
    public Stored emptyState() {
        return new Stored("test.count", new byte[0]);
    }

    private static long count(Stored state) {
        String text = new String(state.bytes(), StandardCharsets.UTF_8);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    @Override
    public CommandHandler<Message, Stored, Stored> commandHandler() {
        return (state, message) -> switch (message) {
            case Write write ->
                Effect()
                        .persist(new Stored("test.line", write.line.getBytes(StandardCharsets.UTF_8)))
                        .thenReply(write.replyTo, Diary::count);
            case Count ask -> Effect().reply(ask.replyTo, count(state));
        };
    }

    @Override
    public EventHandler<Stored, Stored> eventHandler() {
        return (state, line) ->
                new Stored("test.count", String.valueOf(count(state) + 1).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public SignalHandler<Stored> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), state -> recovered.apply(count(state)))
                .build();
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(10, 2);
    }
}
