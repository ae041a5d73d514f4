// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.keys;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.Seal;

/**
 * One entity's AES-256-GCM key. What it seals begins with a format byte and the key's id, so what
 * an older, deleted key has sealed is told apart from what is damaged.
 */
final class EntityKey implements Seal {
    static final int BYTES = 32;
    private static final byte FORMAT = 1;
    private static final int HEAD = 1 + Long.BYTES;
    private final long id;
    private final byte[] head;
    private final AesGcmJce aes;

    EntityKey(long id, byte[] key) {
        this.id = id;
        this.head = ByteBuffer.allocate(HEAD).put(FORMAT).putLong(id).array();
        try {
            this.aes = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] seal(byte[] plain) {
        try {
            byte[] sealed = aes.encrypt(plain, head);
            return ByteBuffer.allocate(HEAD + sealed.length)
                    .put(head)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte @Nullable [] open(byte[] sealed) {
        if (sealed.length < HEAD || sealed[0] != FORMAT) throw new IllegalArgumentException("not a sealed field");
        if (ByteBuffer.wrap(sealed).getLong(1) != id) return null;
        try {
            byte[] body = java.util.Arrays.copyOfRange(sealed, HEAD, sealed.length);
            return aes.decrypt(body, head);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a sealed field is damaged", e);
        }
    }
}
