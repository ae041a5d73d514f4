// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** What an entity holds in memory: its state, how far its history goes, the commands it knows. */
final class Held<S> {
    private S state;
    private long seq;
    private Instant lastAt;
    private final Recollection commands;

    private Held(S state, long seq, Instant lastAt, Recollection commands) {
        this.state = state;
        this.seq = seq;
        this.lastAt = lastAt;
        this.commands = commands;
    }

    static <S> Held<S> empty(S initial) {
        return new Held<>(initial, 0, Instant.EPOCH, new Recollection());
    }

    S state() {
        return state;
    }

    long seq() {
        return seq;
    }

    Recollection commands() {
        return commands;
    }

    /** The time of a decision: the clock's, but never before the last fact. */
    Instant notBefore(Instant clock) {
        return clock.isAfter(lastAt) ? clock : lastAt;
    }

    /**
     * Takes in the next fact. The empty one is shared by every recovery of an entity and is therefore
     * copied first; after that the entity's own is changed in place.
     */
    <E extends Event> Held<S> after(Recorded<E> recorded, S next) {
        Held<S> held = seq == 0 ? new Held<>(state, 0, Instant.EPOCH, new Recollection()) : this;
        held.state = next;
        held.seq++;
        held.lastAt = notBefore(recorded.event().at());
        if (recorded.cid() != null) held.commands.note(recorded.cid(), held.seq, recorded.refused());
        return held;
    }

    /** Puts another reading of the same history in the state's place. */
    void replace(S reading) {
        state = reading;
    }

    /** What a snapshot holds beside the state. */
    record Header(long seq, Instant lastAt, LinkedHashMap<String, Outcome> recent, int[] older) {}

    Stored store(Codec codec, @Nullable Seal seal) {
        var recent = new LinkedHashMap<>(commands.recent());
        var header = new Header(seq, lastAt, recent, commands.older());
        return new Stored(codec.manifestOf(state), Checksum.behind(codec.write(seal, header, state)));
    }

    /** Fails for damaged bytes. Those from before there were checksums only have to be whole. */
    static void check(Codec codec, Stored stored) {
        if (Checksum.isRight(stored.bytes())) return;
        var in = codec.read(stored.bytes(), null);
        requireNonNull(in.next(Header.class));
        requireNonNull(in.named(stored.manifest()));
        if (in.hasMore()) throw new IllegalArgumentException("its checksum is wrong");
    }

    @SuppressWarnings("unchecked")
    static <S> Held<S> read(Codec codec, Stored stored, @Nullable Seal seal) {
        var in = codec.read(stored.bytes(), seal);
        Header header = in.next(Header.class);
        var commands = Recollection.restore(header.recent, header.older);
        return new Held<>((S) in.named(stored.manifest()), header.seq, header.lastAt, commands);
    }
}
