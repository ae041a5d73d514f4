// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.audit;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.Database;
import sohbet.persistence.audit.Act;
import sohbet.persistence.audit.Act.Answer;
import sohbet.persistence.audit.AuditLog;

/** What the engine itself does stands in the audit log too: that a node started and stopped, and what was done at its machine. */
public final class SystemEvents {
    private static final Logger LOG = LoggerFactory.getLogger(SystemEvents.class);
    private static final Answer BROKE = new Answer(500, "internal", null);

    private SystemEvents() {}

    /**
     * Notes that a node has started; closing the answer notes that it stops. One that was killed has no second note.
     *
     * @param node its address in the cluster
     */
    public static AutoCloseable started(Database database, String node) {
        var log = new AuditLog(database);
        log.entry(Act.ofSystem("engineStarted", "nodes", node), Answer.DONE, 1)
                .toCompletableFuture()
                .join();
        return () -> {
            try {
                log.entry(Act.ofSystem("engineStopped", "nodes", node), Answer.DONE, 1)
                        .toCompletableFuture()
                        .join();
            } catch (CompletionException e) {
                LOG.warn("that this node stops could not be noted");
            }
        };
    }

    /** Does something at the machine between its attempt and its outcome. */
    public static <T> T doing(Database database, String what, String kind, String id, Callable<T> work)
            throws Exception {
        var log = new AuditLog(database);
        var act = Act.ofSystem(what, kind, id);
        long attempt = log.attempt(act).toCompletableFuture().join();
        Answer answer = BROKE;
        try {
            T done = work.call();
            answer = Answer.DONE;
            return done;
        } finally {
            log.outcome(act, attempt, answer).toCompletableFuture().join();
        }
    }
}
