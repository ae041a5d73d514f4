// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fact with its place in its entity's history.
 *
 * @param seq 1 for the first fact of the entity, then without a gap
 * @param cid the command it came from; null when the entity acted by itself
 * @param refused set when the command was refused and this is what the refusal recorded
 * @param alarm when the entity has to act next, as of this fact
 */
public record Recorded<E extends Event>(
        long seq,
        E event,
        @Nullable String cid,
        @Nullable Rejection refused,
        @Nullable Instant alarm) {

    /** What is stored of a fact beside the event itself. */
    record Header(
            @Nullable String cid,
            @Nullable Rejection refused,
            @Nullable Instant alarm) {}

    /** The stored form: the header and the event, one CBOR item each. */
    public Stored store(Codec codec, Seal seal) {
        return new Stored(codec.manifestOf(event), codec.write(seal, new Header(cid, refused, alarm), event));
    }

    /** The same fact as it reads when the person is forgotten. */
    public Recorded<E> forgotten(Codec codec) {
        byte[] bytes = codec.write(null, new Header(cid, refused, alarm), event);
        return read(codec, seq, new Stored(codec.manifestOf(event), bytes), null);
    }

    /** Reads one fact back; with a null seal its personal fields read as erased. */
    @SuppressWarnings("unchecked")
    public static <E extends Event> Recorded<E> read(Codec codec, long seq, Stored stored, @Nullable Seal seal) {
        var in = codec.read(stored.bytes(), seal);
        Header header = in.next(Header.class);
        return new Recorded<>(seq, (E) in.named(stored.manifest()), header.cid, header.refused, header.alarm);
    }
}
