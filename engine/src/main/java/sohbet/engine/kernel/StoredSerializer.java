// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands {@link Stored} records to the journal under their own names: no class name is stored. */
public final class StoredSerializer extends SerializerWithStringManifest {
    private static final Logger log = LoggerFactory.getLogger(StoredSerializer.class);
    private final ExtendedActorSystem system;

    public StoredSerializer(ExtendedActorSystem system) {
        this.system = system;
    }

    @Override
    public int identifier() {
        return 7_315_001;
    }

    @Override
    public String manifest(Object stored) {
        return ((Stored) stored).manifest();
    }

    @Override
    public byte[] toBinary(Object stored) {
        return ((Stored) stored).bytes();
    }

    /**
     * Fails for what today's records do not know. For a snapshot that is no loss: when the state has
     * a new version and no upcaster, or is damaged, it is folded anew from its facts.
     */
    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        var stored = new Stored(manifest, bytes);
        try {
            Wire.ID.get(system).check(stored);
        } catch (RuntimeException unreadable) {
            log.warn(
                    "{} cannot be read; if it is a snapshot, the facts are read instead: {}",
                    manifest,
                    unreadable.toString());
            throw unreadable;
        }
        return stored;
    }
}
