// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.StaffSessionTable;
import sohbet.persistence.account.StaffSessionTable.StaffSession;
import sohbet.persistence.account.Token;

/**
 * The staff's sessions as this node knows them. Whoever holds a socket open for one is told when it ends or its owner's role
 * changes: at once on this node, within {@link #BEAT} when another node did it.
 */
public final class StaffSessions implements AutoCloseable {
    static final Duration BEAT = Duration.ofMillis(400);
    private static final Logger LOG = LoggerFactory.getLogger(StaffSessions.class);

    private final StaffSessionTable table;
    private final SessionCookie cookie;
    private final Map<Watch, Boolean> watches = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Cancellable beat;

    /** One who waits for the end of a session; {@link #close()} when that is of no interest any more. */
    public final class Watch implements AutoCloseable {
        private final String sessionId;
        private final Role role;
        private final Runnable ended;

        private Watch(String sessionId, Role role, Runnable ended) {
            this.sessionId = sessionId;
            this.role = role;
            this.ended = ended;
        }

        @Override
        public void close() {
            watches.remove(this);
        }

        private void fire() {
            if (watches.remove(this) != null) {
                ended.run();
            }
        }
    }

    public StaffSessions(StaffSessionTable table, SessionCookie cookie, ClassicActorSystemProvider provider) {
        this.table = table;
        this.cookie = cookie;
        var system = provider.classicSystem();
        this.beat = system.scheduler().scheduleWithFixedDelay(BEAT, BEAT, this::look, system.dispatcher());
    }

    /** Calls once, on some thread, when the session is over or the person's role is no longer the one they had. */
    public Watch onEnded(Principal.Staff staff, Runnable ended) {
        Watch watch = new Watch(staff.sessionId(), staff.role(), ended);
        watches.put(watch, true);
        return watch;
    }

    /** Whoever follows a live socket is there: call it now and then while the socket is open and its person active. */
    public CompletionStage<Boolean> seen(Principal.Staff staff) {
        return table.seen(staff.sessionId());
    }

    /** Opens a session and returns the cookie's token, which is a new one whatever the request brought. */
    CompletionStage<Opened> open(String userId, String merchantId, StaffSessionTable.Origin origin) {
        String token = Token.fresh();
        return table.open(token, userId, merchantId, origin).thenApply(id -> new Opened(token, id));
    }

    record Opened(String token, String sessionId) {}

    /** Goes on at another merchant with another session and another token; empty when the person has no seat there. */
    CompletionStage<Optional<Opened>> move(Principal.Staff staff, String merchantId) {
        String token = Token.fresh();
        return table.move(staff.sessionId(), token, merchantId)
                .thenApply(id -> id.map(moved -> new Opened(token, moved)))
                .thenApply(this::lookedAgain);
    }

    CompletionStage<Optional<Principal.Staff>> of(HttpRequest request) {
        return cookie.token(request)
                .map(token -> table.byToken(token).thenApply(found -> found.map(StaffSessions::staff)))
                .orElseGet(() -> CompletableFuture.completedStage(Optional.empty()));
    }

    /** Whether the request brings no cookie of ours, good or bad. */
    boolean showsNone(HttpRequest request) {
        return cookie.token(request).isEmpty();
    }

    boolean csrfFits(HttpRequest request) {
        return cookie.token(request)
                .filter(token -> SessionCookie.csrfFits(request, token))
                .isPresent();
    }

    CompletionStage<Boolean> end(String sessionId) {
        return table.end(sessionId).thenApply(ended -> {
            watches.keySet().stream()
                    .filter(watch -> watch.sessionId.equals(sessionId))
                    .forEach(Watch::fire);
            return ended;
        });
    }

    /** The sessions of a member of a merchant's staff. */
    CompletionStage<List<StaffSessionTable.Seen>> of(String userId, String merchantId) {
        return table.of(userId, merchantId);
    }

    /** Ends one of them, with its sockets. */
    CompletionStage<Boolean> end(String sessionId, String userId, String merchantId) {
        return table.end(sessionId, userId, merchantId).thenApply(this::lookedAgain);
    }

    /** Ends all of them but the one that is spared. */
    CompletionStage<Integer> endAll(String userId, String merchantId, String spared) {
        return table.endAll(userId, merchantId, spared).thenApply(this::lookedAgain);
    }

    /** Sessions may have ended: those who wait for that are told now and not at the next beat. */
    <T> T lookedAgain(T done) {
        look();
        return done;
    }

    /** While the database is away nobody is thrown out: nothing can have been ended either. */
    private void look() {
        List<Watch> asked = new ArrayList<>(watches.keySet());
        if (asked.isEmpty() || !looking.compareAndSet(false, true)) {
            return;
        }
        table.alive(asked.stream().map(watch -> watch.sessionId).distinct().toList())
                .whenComplete((alive, failure) -> {
                    looking.set(false);
                    if (alive == null) {
                        LOG.debug("staff sessions were not looked at", failure);
                    } else {
                        asked.stream()
                                .filter(watch -> watch.role != alive.get(watch.sessionId))
                                .forEach(Watch::fire);
                    }
                });
    }

    private static Principal.Staff staff(StaffSession session) {
        return new Principal.Staff(
                session.userId(),
                session.name(),
                session.email(),
                session.merchantId(),
                session.role(),
                session.id(),
                session.isOwner());
    }

    @Override
    public void close() {
        beat.cancel();
    }
}
