// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** In what a file is written. Nothing says so but its bytes: a mark, or that all of them are UTF-8, or else Turkish Windows. */
final class Encoding {
    private static final Charset TURKISH_WINDOWS = Charset.forName("windows-1254");
    private static final int PIECE = 1 << 16;

    private Encoding() {}

    static Charset of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] mark = in.readNBytes(2);
            if (mark.length == 2 && (mark[0] & 0xFF) == 0xFF && (mark[1] & 0xFF) == 0xFE)
                return StandardCharsets.UTF_16LE;
            if (mark.length == 2 && (mark[0] & 0xFF) == 0xFE && (mark[1] & 0xFF) == 0xFF)
                return StandardCharsets.UTF_16BE;
        }
        return isUtf8(file) ? StandardCharsets.UTF_8 : TURKISH_WINDOWS;
    }

    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(PIECE);
        var characters = CharBuffer.allocate(PIECE);
        try (var in = Files.newByteChannel(file)) {
            boolean ended = false;
            while (!ended) {
                ended = in.read(bytes) < 0;
                bytes.flip();
                if (decoder.decode(bytes, characters, ended).isError()) return false;
                characters.clear();
                bytes.compact();
            }
            return !decoder.flush(characters).isError();
        }
    }
}
