// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/** One visitor's WebSocket on the driver's only thread, with no more in it than the load needs. */
final class Wire {
    private static final byte[] MASK = {0, 0, 0, 0};

    private final Driver driver;
    private final SocketChannel channel;
    private final boolean socketIo;
    private final int number;
    final ArrayDeque<Long> due = new ArrayDeque<>();
    private ByteBuffer in = ByteBuffer.allocate(4096);
    private boolean upgraded;
    boolean inFlight;
    private long asked;
    private int count;

    Wire(Driver driver, Selector selector, String host, int port, String path, int number, boolean socketIo)
            throws IOException {
        this.driver = driver;
        this.number = number;
        this.socketIo = socketIo;
        this.channel = SocketChannel.open(new InetSocketAddress(host, port));
        channel.socket().setTcpNoDelay(true);
        String head = "GET " + path + " HTTP/1.1\r\nHost: " + host + ":" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + (socketIo ? "" : "Sec-WebSocket-Protocol: sohbet.v1\r\n") + "\r\n";
        write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    void say(long since) throws IOException {
        inFlight = true;
        asked = since;
        String cid = "%08x-0000-4000-8000-%012x".formatted(number, ++count);
        send("{\"type\":\"say\",\"cid\":\"" + cid + "\",\"text\":\"" + Driver.TEXT + "\"}");
    }

    private void send(String text) throws IOException {
        frame(1, text.getBytes(StandardCharsets.UTF_8));
    }

    private void frame(int opcode, byte[] body) throws IOException {
        var out = ByteBuffer.allocate(body.length + 8);
        out.put((byte) (0x80 | opcode));
        if (body.length < 126) out.put((byte) (0x80 | body.length));
        else out.put((byte) (0x80 | 126)).putShort((short) body.length);
        out.put(MASK).put(body).flip();
        write(out);
    }

    private void write(ByteBuffer out) throws IOException {
        while (out.hasRemaining()) channel.write(out);
    }

    /** Takes what has arrived. */
    void read() throws IOException {
        if (channel.read(in) < 0) throw new IOException("closed by the server");
        in.flip();
        if (!upgraded) upgrade();
        while (upgraded && frame()) {}
        in.compact();
        if (!in.hasRemaining()) in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
    }

    private void upgrade() throws IOException {
        String head = StandardCharsets.ISO_8859_1.decode(in.duplicate()).toString();
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) return;
        if (!head.startsWith("HTTP/1.1 101")) throw new IOException(head);
        in.position(in.position() + end + 4);
        upgraded = true;
        if (!socketIo) send("{\"type\":\"hello\",\"v\":1,\"locale\":\"tr\",\"key\":\"" + driver.key() + "\"}");
    }

    private boolean frame() throws IOException {
        if (in.remaining() < 2) return false;
        int at = in.position();
        int opcode = in.get(at) & 0xf;
        int length = in.get(at + 1) & 0x7f;
        int head = length == 126 ? 4 : length == 127 ? 10 : 2;
        if (in.remaining() < head) return false;
        if (length == 126) length = in.getShort(at + 2) & 0xffff;
        if (length == 127) length = (int) in.getLong(at + 2);
        if (in.remaining() < head + length) return false;
        take(opcode, at + head, length);
        in.position(at + head + length);
        return true;
    }

    private void take(int opcode, int at, int length) throws IOException {
        if (opcode == 8) throw new IOException("closed: " + (length < 2 ? 0 : in.getShort(at)));
        if (opcode == 9) {
            var body = new byte[length];
            in.get(at, body);
            frame(10, body);
        }
        if (opcode != 1 || length < 1) return;
        if (socketIo) packet(in.get(at));
        else if (length > 12) answer(in.get(at + 9), at, length);
    }

    /** Engine.io's packets: 0 opens, 2 is a ping, 4 a message. */
    private void packet(byte kind) throws IOException {
        if (kind == '0') send("40");
        else if (kind == '2') send("3");
        else if (kind == '4') driver.welcomed();
    }

    /** The frame's name is the first thing in it: {@code {"type":"ack"}. */
    private void answer(byte first, int at, int length) throws IOException {
        if (first == 'w') driver.welcomed();
        if (first != 'a' && first != 'n') return;
        if (first == 'n') {
            var body = new byte[length];
            in.get(at, body);
            driver.refused(new String(body, StandardCharsets.UTF_8));
        }
        inFlight = false;
        driver.answered(this, System.nanoTime() - asked);
    }
}
