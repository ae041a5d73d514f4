// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import static java.util.concurrent.CompletableFuture.failedFuture;

import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;
import sohbet.engine.chat.ChatDecider;
import sohbet.persistence.Database;
import sohbet.persistence.alarm.AlarmPoller;
import sohbet.persistence.alarm.DueAlarms;
import sohbet.persistence.alarm.Waker;
import sohbet.persistence.chat.AnswerWorkers;
import sohbet.persistence.chat.CatalogueAnswerer;
import sohbet.persistence.chat.Chats;
import sohbet.persistence.chat.SessionList;
import sohbet.persistence.chat.TurnsDue;
import sohbet.persistence.tail.Projection;
import sohbet.persistence.tail.Projections;
import sohbet.persistence.tail.TailProbe;

/** What follows from the journal: the read models, and the processes that act on it. */
final class ReadSide {
  private static final Duration ALARM_BEAT = Duration.ofSeconds(1);

  private ReadSide() {}

  /** Every read model there is, by its name the argument of {@code ./sohbet rebuild}. */
  static List<Projection> projections() {
    return projections(() -> {});
  }

  private static List<Projection> projections(Runnable turnsWritten) {
    return List.of(new SessionList(), new TurnsDue(turnsWritten), new DueAlarms());
  }

  static List<AutoCloseable> start(ActorSystem<?> system, Database database, Entities entities) {
    var answers =
        AnswerWorkers.start(
            database.app(),
            Chats.of(entities.chats()),
            new CatalogueAnswerer(database.app()),
            AnswerWorkers.Settings.DEFAULT);
    Projections.start(
        system, database, entities.tail(), TailProbe.NONE, projections(answers::poke));
    var alarms = AlarmPoller.start(database, entities.clock(), waker(entities), ALARM_BEAT);
    return List.of(answers, alarms);
  }

  private static Waker waker(Entities entities) {
    return (kind, id) ->
        kind.equals(ChatDecider.CHAT.name())
            ? entities.chats().wake(id)
            : failedFuture(new IllegalArgumentException("no entity is a " + kind));
  }
}
