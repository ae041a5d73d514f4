// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import static java.util.concurrent.CompletableFuture.failedFuture;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatDecider;
import sohbet.http.audit.SystemEvents;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.Database;
import sohbet.persistence.alarm.AlarmPoller;
import sohbet.persistence.alarm.DueAlarms;
import sohbet.persistence.alarm.Waker;
import sohbet.persistence.answer.ShopAnswerer;
import sohbet.persistence.cart.CartErrands;
import sohbet.persistence.cart.CartProcesses;
import sohbet.persistence.cart.Carts;
import sohbet.persistence.chat.Chats;
import sohbet.persistence.chat.SessionList;
import sohbet.persistence.chat.TurnsDue;
import sohbet.persistence.chat.WhenVisitorAsksThenAnswer;
import sohbet.persistence.keys.EntityKeys;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.Merchants;
import sohbet.persistence.notification.Notifications;
import sohbet.persistence.notification.TellSpeakers;
import sohbet.persistence.process.Workers;
import sohbet.persistence.tail.Projection;
import sohbet.persistence.tail.Projections;
import sohbet.persistence.tail.Rebuild;
import sohbet.persistence.tail.TailProbe;
import sohbet.persistence.tail.TailReader;

/** What follows from the journal: the read models, and the processes that act on it. */
final class ReadSide {
    private static final Duration ALARM_BEAT = Duration.ofSeconds(1);

    private ReadSide() {}

    /** Every read model there is, by its name the argument of {@code ./sohbet rebuild}. */
    static List<Projection> projections() {
        return projections(() -> {}, () -> {}, null);
    }

    private static List<Projection> projections(
            Runnable turnsWritten, Runnable errandsWritten, @Nullable Notifications notifications) {
        return List.of(
                new SessionList(),
                new TurnsDue(turnsWritten),
                new DueAlarms(),
                new CartErrands(errandsWritten),
                new TellSpeakers(notifications));
    }

    /** @param answerer null where the bot does not run */
    static List<AutoCloseable> start(
            ActorSystem<?> system,
            Database database,
            Entities entities,
            MerchantDirectory merchants,
            @Nullable ShopAnswerer answerer,
            Notifications notifications,
            TailProbe probe) {
        var alarms = AlarmPoller.start(database, entities.clock(), waker(entities), ALARM_BEAT);
        entities.clock().onJump(alarms::look);
        var chats = Chats.of(entities.chats());
        var carts = CartProcesses.start(
                database.process(), Carts.of(entities.carts()), chats, secrets(database), Workers.Settings.DEFAULT);
        if (answerer == null) {
            Projections.start(
                    system, database, entities.tail(), probe, projections(() -> {}, carts::poke, notifications));
            return List.of(alarms, carts);
        }
        var answers = WhenVisitorAsksThenAnswer.start(
                database.process(), chats, answerer, merchants::isAnswered, Workers.Settings.DEFAULT);
        Projections.start(
                system, database, entities.tail(), probe, projections(answers::poke, carts::poke, notifications));
        return List.of(answers, alarms, carts);
    }

    private static Function<String, CompletionStage<Optional<String>>> secrets(Database database) {
        var merchants = new Merchants(database);
        return id -> merchants.byId(id).thenApply(found -> found.map(Merchant::hmacSecret));
    }

    /** Fills one read model anew; whoever looks at the old rows goes on seeing them meanwhile. */
    static int rebuild(Database.Settings settings, MasterKey master, String name, Consumer<String> progress) {
        var projection = projections().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
        Database.migrate(settings);
        try (var database = Database.open(settings)) {
            var keys = new EntityKeys(database, master);
            var reader = new TailReader(database, keys, Entities.codecOfAll());
            long rows = SystemEvents.doing(
                    database,
                    "rebuilt",
                    "projections",
                    name,
                    () -> new Rebuild(database, reader, projection, step -> progress.accept(line(name, step))).run());
            progress.accept("%s is rebuilt from %d facts.".formatted(name, rows));
            return 0;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(name + " could not be rebuilt", e);
        }
    }

    private static String unknown(String name) {
        var names = projections().stream().map(Projection::name).toList();
        return "There is no projection " + name + "; there are " + String.join(", ", names) + ".";
    }

    private static String line(String name, Rebuild.Step step) {
        return "%s: %d facts, about %d %%".formatted(name, step.rows(), Math.round(step.part() * 100));
    }

    private static Waker waker(Entities entities) {
        return (kind, id) -> kind.equals(ChatDecider.CHAT.name())
                ? entities.chats().wake(id)
                : failedFuture(new IllegalArgumentException("no entity is a " + kind));
    }
}
