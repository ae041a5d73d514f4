// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.util.function.Supplier;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.jspecify.annotations.Nullable;

/** Between what an entity holds and its snapshots: sealed like its facts. */
final class HeldAdapter<S> implements SnapshotAdapter<Held<S>> {
    private final Codec codec;
    private final Supplier<@Nullable Seal> seal;

    HeldAdapter(Codec codec, Supplier<@Nullable Seal> seal) {
        this.codec = codec;
        this.seal = seal;
    }

    @Override
    public Object toJournal(Held<S> held) {
        return held.store(codec, seal.get());
    }

    @Override
    public Held<S> fromJournal(Object snapshot) {
        return Held.read(codec, (Stored) snapshot, seal.get());
    }
}
