// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads the past of one kind of entity from the journal: pages of facts, old states, outcomes. */
final class Past<S, E extends Event> {
    private static final int PAGE = 500;
    private final Codec codec;
    private final History history;
    private final Keys keys;

    Past(Codec codec, History history, Keys keys) {
        this.codec = codec;
        this.history = history;
        this.keys = keys;
    }

    CompletionStage<List<Recorded<E>>> page(String pid, long after, long upTo, int most) {
        return keys.find(pid)
                .thenCompose(
                        seal -> history.read(pid, after, upTo, most).thenApply(rows -> open(rows, seal.orElse(null))));
    }

    private List<Recorded<E>> open(List<History.Row> rows, @Nullable Seal seal) {
        var facts = new ArrayList<Recorded<E>>(rows.size());
        for (var row : rows) facts.add(Recorded.read(codec, row.seq(), row.stored(), seal));
        return facts;
    }

    /** The state as it was right after fact {@code seq}, folded anew from the first fact. */
    CompletionStage<S> stateAt(String pid, Decider<?, S, E> decider, long seq) {
        return fold(pid, decider, decider.initial(), 0, seq);
    }

    private CompletionStage<S> fold(String pid, Decider<?, S, E> decider, S from, long at, long to) {
        return page(pid, at, to, PAGE).thenCompose(facts -> {
            S state = from;
            for (var fact : facts) state = decider.evolve(state, fact.event());
            return facts.size() < PAGE
                    ? completedFuture(state)
                    : fold(pid, decider, state, facts.getLast().seq(), to);
        });
    }

    /** What a command came to, searched through the whole journal of the entity. */
    CompletionStage<Optional<Outcome>> outcomeOf(String pid, String cid) {
        return search(pid, cid, 0, null);
    }

    /** A command's facts stand next to each other, so the search ends with the last of them. */
    private CompletionStage<Optional<Outcome>> search(String pid, String cid, long after, @Nullable Outcome soFar) {
        return history.read(pid, after, Long.MAX_VALUE, PAGE).thenCompose(rows -> {
            Outcome found = soFar;
            for (var row : rows) {
                var header = codec.read(row.stored().bytes(), null).next(Recorded.Header.class);
                if (cid.equals(header.cid())) found = upTo(row.seq(), found, header);
                else if (found != null) return completedFuture(Optional.of(found));
            }
            return rows.size() < PAGE
                    ? completedFuture(Optional.ofNullable(found))
                    : search(pid, cid, rows.getLast().seq(), found);
        });
    }

    private static Outcome upTo(long seq, @Nullable Outcome soFar, Recorded.Header header) {
        return new Outcome(soFar == null ? seq : soFar.first(), seq, header.refused());
    }
}
