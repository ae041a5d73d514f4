// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Json;
import sohbet.http.edge.MalformedJson;
import sohbet.persistence.Database;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.setup.SetupTable;

/** The setting up of this installation: whether it is done, who is at it, and what they have said so far. */
public final class Setup {
    private static final String OWNER = "setup";

    private final SetupTable table;
    private final MasterKey master;
    private volatile boolean done;
    private volatile @Nullable String lastSession;

    /** What was said, with what is secret of it. */
    record Said(Draft draft, Draft.Secrets secrets) {
        static final Said NOTHING = new Said(Draft.EMPTY, new Draft.Secrets(Map.of()));
    }

    public Setup(Database database, MasterKey master) {
        this.table = new SetupTable(database);
        this.master = master;
    }

    /** What is done stays done, so only those ask the database who wait for it. */
    public CompletionStage<Boolean> isDone() {
        return done
                ? CompletableFuture.completedStage(true)
                : table.isDone().thenApply(is -> {
                    if (is) done = true;
                    return is;
                });
    }

    /** A new link, for whoever started this node; empty when there is nothing left to set up. */
    public CompletionStage<Optional<String>> link() {
        return table.link();
    }

    public CompletionStage<Boolean> finish() {
        return table.finish().thenApply(finished -> {
            done = true;
            return finished;
        });
    }

    CompletionStage<Optional<String>> enter(String link) {
        return table.enter(link).thenApply(session -> {
            session.ifPresent(is -> lastSession = is);
            return session;
        });
    }

    /** Whether this is the session that was seen last: known without the database, which may be moving. */
    boolean isLast(String session) {
        return session.equals(lastSession);
    }

    CompletionStage<Optional<Said>> of(String session) {
        return table.of(session).thenApply(kept -> {
            kept.ifPresent(is -> lastSession = session);
            return kept.map(this::opened);
        });
    }

    CompletionStage<Optional<Said>> change(String session, UnaryOperator<Said> change) {
        return table.change(session, kept -> sealed(change.apply(opened(kept))))
                .thenApply(kept -> kept.map(this::opened));
    }

    private Said opened(SetupTable.Kept kept) {
        try {
            var json = Json.read(kept.draft());
            var draft = json.isEmpty() ? Draft.EMPTY : Json.as(Draft.class, json);
            byte[] sealed = kept.secrets();
            if (sealed == null) return new Said(draft, Said.NOTHING.secrets());
            byte[] plain = master.unwrap(OWNER, sealed);
            return new Said(draft, Json.as(Draft.Secrets.class, Json.read(plain)));
        } catch (MalformedJson e) {
            throw new IllegalStateException("the draft of the setup", e);
        }
    }

    private SetupTable.Kept sealed(Said said) {
        byte[] secrets = said.secrets().byName().isEmpty() ? null : master.wrap(OWNER, Json.bytes(said.secrets()));
        return new SetupTable.Kept(Json.text(said.draft()), secrets);
    }
}
