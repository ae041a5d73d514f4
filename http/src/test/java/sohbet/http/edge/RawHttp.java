// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Bytes to a port and back, for what no client library would send. */
public final class RawHttp {
    private RawHttp() {}

    /** Sends the bytes and reads until the other side is done or says nothing more for a while. */
    public static String talk(URI server, byte[]... parts) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(15_000);
            for (byte[] part : parts) {
                try {
                    socket.getOutputStream().write(part);
                    socket.getOutputStream().flush();
                } catch (IOException closedAlready) {
                    break;
                }
            }
            return head(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String talk(URI server, String text) {
        return talk(server, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The answer's head and as much of its body as its length says. */
    private static String head(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return answer.toString();
            }
            answer.append((char) next);
        }
        var length =
                java.util.regex.Pattern.compile("(?i)content-length: (\\d+)").matcher(answer);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return answer + new String(body, StandardCharsets.UTF_8);
    }
}
