// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.HexFormat;

/** A WebSocket client that may send any bytes at all and shows exactly what comes back. */
final class RawClient implements AutoCloseable {
    static final int FIN = 0x80;
    static final int TEXT = 0x81;
    static final int CLOSE = 0x88;
    static final int PING = 0x89;
    static final int PONG = 0x8a;

    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

    /** A frame as read: the first byte with its flags, and the payload. */
    record Frame(int first, byte[] payload) {
        String text() {
            return new String(payload, UTF_8);
        }

        int code() {
            return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        }

        @Override
        public String toString() {
            return Integer.toHexString(first) + (first == CLOSE ? " " + code() : " " + text());
        }
    }

    private final Socket socket;
    private final DataInputStream in;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream(), 1024));
    }

    /** A TCP connection and nothing more; a small receive buffer makes a peer that does not read felt early. */
    static RawClient connect(int port, int receiveBuffer) {
        try {
            Socket socket = new Socket();
            if (receiveBuffer > 0) socket.setReceiveBufferSize(receiveBuffer);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
            socket.setSoTimeout(10_000);
            return new RawClient(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawClient open(int port) {
        RawClient client = connect(port, 0);
        client.upgrade();
        return client;
    }

    void upgrade() {
        String head = handshake(request());
        if (!head.startsWith("HTTP/1.1 101 ")) throw new AssertionError(head);
    }

    static String request(String... more) {
        return "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + String.join(
                        "", java.util.Arrays.stream(more).map(it -> it + "\r\n").toList()) + "\r\n";
    }

    /** Sends a request, and answers the head of the response. */
    String handshake(String request) {
        send(request.getBytes(ISO_8859_1));
        return head();
    }

    String head() {
        try {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) head.append((char) in.readUnsignedByte());
            return head.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String body(int length) {
        try {
            return new String(in.readNBytes(length), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawClient send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the bytes each in a packet of its own, as far as the kernel plays along. */
    RawClient dribble(byte[] bytes) {
        for (byte b : bytes) send(new byte[] {b});
        return this;
    }

    RawClient hex(String bytes) {
        return send(HexFormat.of().parseHex(bytes.replace(" ", "")));
    }

    RawClient text(String message) {
        return frame(TEXT, message.getBytes(UTF_8));
    }

    RawClient frame(int first, byte[] payload) {
        return send(masked(first, payload));
    }

    RawClient close(int code, String reason) {
        return frame(CLOSE, closing(code, reason));
    }

    static byte[] closing(int code, String reason) {
        byte[] why = reason.getBytes(UTF_8);
        byte[] body = new byte[2 + why.length];
        body[0] = (byte) (code >> 8);
        body[1] = (byte) code;
        System.arraycopy(why, 0, body, 2, why.length);
        return body;
    }

    static byte[] masked(int first, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header(first, payload.length));
        for (int i = 0; i < payload.length; i++) out.write(payload[i] ^ MASK[i % 4]);
        return out.toByteArray();
    }

    /** A masked frame's header, with any declared length. */
    static byte[] header(int first, long length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        int bytes = length < 0 || length > 0xffff ? 8 : length > 125 ? 2 : 0;
        out.write(0x80 | (bytes == 8 ? 127 : bytes == 2 ? 126 : (int) length));
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out.write((int) (length >>> shift));
        out.writeBytes(MASK);
        return out.toByteArray();
    }

    Frame read() {
        try {
            int first = in.readUnsignedByte();
            int length = in.readUnsignedByte();
            if (length == 126) length = in.readUnsignedShort();
            else if (length == 127) length = Math.toIntExact(in.readLong());
            return new Frame(first, in.readNBytes(length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(int count) {
        try {
            return in.readNBytes(count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads on to the close frame, and answers it. */
    Frame readClose() {
        Frame frame = read();
        while (frame.first() != CLOSE) frame = read();
        return frame;
    }

    /** How the connection ends, whatever is still to be read: {@code end} or {@code reset}. */
    String ending() {
        try {
            while (in.read() >= 0) {}
            return "end";
        } catch (EOFException e) {
            return "end";
        } catch (SocketException e) {
            return "reset";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves without a word: the peer gets a reset. */
    void slam() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
