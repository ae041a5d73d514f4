// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.util.Objects.requireNonNull;

import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.jspecify.annotations.Nullable;

/** The codec of one actor system, where its serializers find it. */
public final class Wire implements Extension {
    public static final Id ID = new Id();
    private volatile @Nullable Codec codec;

    /** To be set before the first entity starts. */
    public void use(Codec chosen) {
        codec = chosen;
    }

    /** Fails for what today's records do not know, and for a snapshot that is damaged. */
    void check(Stored stored) {
        Codec chosen = codec;
        if (chosen == null) return;
        boolean isFact = Event.class.isAssignableFrom(
                chosen.names().shapeOf(stored.manifest()).type());
        if (!isFact) Held.check(chosen, stored);
    }

    Codec codec() {
        return requireNonNull(codec, "Wire.use was not called before the first message");
    }

    public static final class Id extends AbstractExtensionId<Wire> {
        @Override
        public Wire createExtension(ExtendedActorSystem system) {
            return new Wire();
        }
    }
}
