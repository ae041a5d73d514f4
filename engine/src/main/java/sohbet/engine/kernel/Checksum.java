// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** A CBOR number behind stored bytes by which damage to them is noticed. */
final class Checksum {
    /** In CBOR: an unsigned number of eight bytes follows. */
    private static final byte NUMBER = 0x1b;

    private static final int LENGTH = 1 + Long.BYTES;

    private Checksum() {}

    static byte[] behind(byte[] bytes) {
        return ByteBuffer.allocate(bytes.length + LENGTH)
                .put(bytes)
                .put(NUMBER)
                .putLong(of(bytes, bytes.length))
                .array();
    }

    /** False for damaged bytes, and for those that have none. */
    static boolean isRight(byte[] bytes) {
        int length = bytes.length - LENGTH;
        return length >= 0
                && bytes[length] == NUMBER
                && ByteBuffer.wrap(bytes).getLong(length + 1) == of(bytes, length);
    }

    private static long of(byte[] bytes, int length) {
        var sum = new CRC32C();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }
}
