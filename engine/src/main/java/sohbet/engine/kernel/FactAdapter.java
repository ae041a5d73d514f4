// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.EventSeq;
import org.jspecify.annotations.Nullable;

/** Between an entity's facts and the journal: opens them with the entity's key. */
final class FactAdapter<E extends Event> extends EventAdapter<Fact<E>, Stored> {
    private final Codec codec;
    private final Supplier<@Nullable Seal> seal;

    FactAdapter(Codec codec, Supplier<@Nullable Seal> seal) {
        this.codec = codec;
        this.seal = seal;
    }

    @Override
    public Stored toJournal(Fact<E> fact) {
        return requireNonNull(fact.stored(), "only a decided fact is written");
    }

    @Override
    public String manifest(Fact<E> fact) {
        return "";
    }

    /** The entity counts its facts itself, so the number does not matter here. */
    @Override
    public EventSeq<Fact<E>> fromJournal(Stored stored, String manifest) {
        return EventSeq.single(new Fact<>(Recorded.read(codec, 0, stored, seal.get()), null, null));
    }
}
