// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.Cluster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.Database;
import sohbet.persistence.DatabaseUrl;
import sohbet.persistence.move.DatabaseMove;
import sohbet.persistence.move.MoveRefused;
import sohbet.persistence.move.Progress;

/**
 * Moves the database of a running engine. Meanwhile nobody gets a connection: whoever writes is told to try again, as in an outage.
 * Afterwards the engine starts anew on the new one; until then the old one stays shut, or what is written there would be lost.
 */
public final class Mover {
    private static final Logger LOG = LoggerFactory.getLogger(Mover.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ActorSystem<?> system;
    private final Database database;
    private final Installation installation;
    private final AtomicReference<@Nullable State> state = new AtomicReference<>();

    /** @param trouble null unless it failed */
    record State(String name, Progress progress, @Nullable Trouble trouble) {}

    private static final Progress NOTHING_YET = new Progress("prepare", "", 0, 0, 0);

    public Mover(ActorSystem<?> system, Database database, Installation installation) {
        this.system = system;
        this.database = database;
        this.installation = installation;
    }

    Installation installation() {
        return installation;
    }

    @Nullable
    State state() {
        return state.get();
    }

    /** Begins; false when one is under way or done. */
    boolean begin(String url) {
        var now = state.get();
        if (now != null && now.trouble() == null) return false;
        if (!state.compareAndSet(now, new State("moving", NOTHING_YET, null))) return false;
        Thread.ofVirtual().name("database-move").start(() -> move(url));
        return true;
    }

    private void move(String url) {
        try {
            if (installation.fixedBy().isPresent()) throw new Stopped(Trouble.FIXED);
            if (nodes() > 1) throw new Stopped(Trouble.OTHERS_AT_WORK);
            if (!database.hold(PATIENCE)) throw new Stopped(Trouble.BUSY);
            held(url);
        } catch (Stopped stopped) {
            state.set(new State("failed", progress(), stopped.trouble));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            state.set(new State("failed", progress(), Trouble.FAILED));
        }
    }

    private void held(String url) {
        boolean isDone = false;
        try {
            var moved = DatabaseMove.run(
                    database.settings(),
                    DatabaseUrl.read(url),
                    database::connections,
                    progress -> state.set(new State("moving", progress, null)));
            installation.movedTo(url);
            isDone = true;
            LOG.info("moved {} tables with {} rows to another database", moved.tables(), moved.rows());
            state.set(new State("moved", progress(), null));
            installation.restart().run();
        } catch (MoveRefused refused) {
            LOG.warn("the database was not moved: {}", refused.why());
            state.set(new State("failed", progress(), trouble(refused)));
        } catch (IOException | RuntimeException e) {
            LOG.error("the database was not moved", e);
            if (!isDone) state.set(new State("failed", progress(), Trouble.FAILED));
        } finally {
            if (!isDone) database.letGo();
        }
    }

    private static Trouble trouble(MoveRefused refused) {
        return switch (refused.why()) {
            case TARGET -> Trouble.of(refused.fault());
            case OTHERS_AT_WORK -> Trouble.OTHERS_AT_WORK;
            case BUSY -> Trouble.BUSY;
            case DIFFERENT -> Trouble.DIFFERENT;
            case FAILED -> Trouble.FAILED;
        };
    }

    private Progress progress() {
        var now = state.get();
        return now == null ? NOTHING_YET : now.progress();
    }

    private int nodes() {
        int nodes = 0;
        for (var member : Cluster.get(system).state().getMembers()) nodes += member == null ? 0 : 1;
        return nodes;
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Trouble trouble;

        private Stopped(Trouble trouble) {
            super(trouble.code());
            this.trouble = trouble;
        }
    }
}
