// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sohbet.http.frames.RawClient.CLOSE;
import static sohbet.http.frames.RawClient.FIN;
import static sohbet.http.frames.RawClient.PING;
import static sohbet.http.frames.RawClient.PONG;
import static sohbet.http.frames.RawClient.TEXT;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6455 from the outside: bytes to a real server on the loopback, bytes back. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RfcOverTheWireTest {
    static FramesServer server;
    RawClient client;
    Counterpart handler;

    @BeforeAll
    static void start() {
        server = new FramesServer(FrameSettings.defaults().withCloseTimeout(Duration.ofSeconds(2)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        client = server.open();
        handler = server.counterpart().called("opened");
    }

    @AfterEach
    void leave() {
        client.close();
    }

    /** The last words of the handler, the close frame, and the connection's end once the client has answered. */
    void endsWith(int code) {
        assertEquals("bye " + code, client.read().text());
        RawClient.Frame close = client.read();
        assertEquals(CLOSE, close.first());
        assertEquals(code, close.code());
        client.close(code, "");
        assertEquals("end", client.ending());
        handler.called("refused " + code, "closed");
    }

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Nested
    class Wire_bytes {
        @Test
        void of_a_masked_hello_and_its_echo() {
            client.hex("81 85 37 fa 21 3d 7f 9f 4d 51 58");
            assertArrayEquals(bytes("81 05 48 65 6c 6c 6f"), client.bytes(7));
        }

        @Test
        void of_a_ping_and_its_pong() {
            client.hex("89 85 37 fa 21 3d 7f 9f 4d 51 58");
            assertArrayEquals(bytes("8a 05 48 65 6c 6c 6f"), client.bytes(7));
        }

        @Test
        void of_a_close_with_its_echo() {
            client.hex("88 82 00 00 00 00 03 e8");
            assertArrayEquals(bytes("88 02 03 e8"), client.bytes(4));
            assertEquals("end", client.ending());
        }

        @Test
        void of_a_close_of_ours() {
            handler.does(socket -> socket.close(4401, "tök"));
            assertArrayEquals(bytes("88 06 11 31 74 c3 b6 6b"), client.bytes(8));
        }

        @Test
        void of_the_three_forms_of_length() {
            for (int size : new int[] {0, 125, 126, 16_384}) {
                client.text("x".repeat(size));
                String header = size < 126 ? "%02x".formatted(size) : "7e%04x".formatted(size);
                assertArrayEquals(bytes("81" + header), client.bytes(size < 126 ? 2 : 4));
                assertEquals("x".repeat(size), new String(client.bytes(size), UTF_8));
            }
            handler.does(socket -> socket.sendShared(Frames.shared("y".repeat(65_536))));
            assertArrayEquals(bytes("81 7f 00 00 00 00 00 01 00 00"), client.bytes(10));
            assertEquals("y".repeat(65_536), new String(client.bytes(65_536), UTF_8));
        }
    }

    @Nested
    class Framing {
        @Test
        void text_of_every_size_up_to_the_limit_is_echoed() {
            for (int size : new int[] {0, 1, 124, 125, 126, 127, 128, 255, 256, 1000, 4095, 16_383, 16_384}) {
                client.text("ş".repeat(size / 2) + "x".repeat(size % 2));
                assertEquals(size, client.read().payload().length);
            }
        }

        @Test
        void frames_that_come_byte_by_byte() {
            client.dribble(RawClient.masked(TEXT, utf8("günaydın 👋🏽")));
            assertEquals("günaydın 👋🏽", client.read().text());
        }

        @Test
        void many_frames_in_one_packet() {
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            for (int i = 0; i < 100; i++) packet.writeBytes(RawClient.masked(TEXT, utf8("n" + i)));
            client.send(packet.toByteArray());
            for (int i = 0; i < 100; i++) assertEquals("n" + i, client.read().text());
        }

        @Test
        void a_frame_that_is_not_masked_is_1002() {
            client.hex("81 05 48 65 6c 6c 6f");
            endsWith(1002);
        }
    }

    @Nested
    class Pings {
        @Test
        void without_payload() {
            assertEquals(0, client.frame(PING, new byte[0]).read().payload().length);
        }

        @Test
        void with_any_payload_up_to_125_bytes() {
            byte[] payload = new byte[125];
            for (int i = 0; i < payload.length; i++) payload[i] = (byte) (i * 7);
            RawClient.Frame pong = client.frame(PING, payload).read();
            assertEquals(PONG, pong.first());
            assertArrayEquals(payload, pong.payload());
        }

        @Test
        void byte_by_byte() {
            assertEquals(
                    "still here",
                    client.dribble(RawClient.masked(PING, utf8("still here")))
                            .read()
                            .text());
        }

        @Test
        void of_126_bytes_are_1002() {
            client.frame(PING, new byte[126]);
            endsWith(1002);
        }

        @Test
        void ten_in_one_packet_are_answered_in_order() {
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            for (int i = 0; i < 10; i++) packet.writeBytes(RawClient.masked(PING, utf8("p" + i)));
            client.send(packet.toByteArray());
            for (int i = 0; i < 10; i++) assertEquals("p" + i, client.read().text());
        }

        @Test
        void pongs_nobody_asked_for_are_ignored() {
            client.frame(PONG, utf8("unasked")).text("after");
            assertEquals("after", client.read().text());
        }
    }

    @Nested
    class Reserved_bits_and_opcodes {
        @ParameterizedTest
        @ValueSource(ints = {0x40, 0x20, 0x10, 0x70})
        void a_reserved_bit_is_1002(int bits) {
            client.frame(TEXT | bits, utf8("small"));
            endsWith(1002);
        }

        @ParameterizedTest
        @ValueSource(ints = {0x40, 0x20, 0x10})
        void so_it_is_on_a_ping(int bits) {
            client.frame(PING | bits, new byte[0]);
            endsWith(1002);
        }

        @ParameterizedTest
        @ValueSource(ints = {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
        void an_unknown_opcode_is_1002(int opcode) {
            client.frame(FIN | opcode, utf8("x"));
            endsWith(1002);
        }

        @Test
        void what_came_before_is_answered_first() {
            client.send(join(
                    RawClient.masked(TEXT, utf8("well")),
                    RawClient.masked(FIN | 3, new byte[0]),
                    RawClient.masked(PING, new byte[0])));
            assertEquals("well", client.read().text());
            handler.called("text well");
            endsWith(1002);
        }

        @Test
        void binary_is_1003() {
            client.frame(FIN | 2, new byte[] {1, 2, 3});
            endsWith(1003);
        }

        @Test
        void the_first_fragment_of_a_binary_message_is_1003_at_once() {
            client.frame(2, new byte[0]);
            endsWith(1003);
        }
    }

    @Nested
    class Fragments {
        @Test
        void are_joined() {
            client.frame(1, utf8("frag")).frame(0, utf8("")).frame(FIN, utf8("ments"));
            assertEquals("fragments", client.read().text());
        }

        @Test
        void may_all_be_empty() {
            client.frame(1, utf8("")).frame(0, utf8("")).frame(FIN, utf8(""));
            assertEquals("", client.read().text());
        }

        @Test
        void let_pings_and_pongs_pass_between_them() {
            client.frame(1, utf8("one "))
                    .frame(PING, utf8("now"))
                    .frame(PONG, utf8("x"))
                    .frame(FIN, utf8("two"));
            assertEquals("now", client.read().text());
            assertEquals("one two", client.read().text());
        }

        @Test
        void let_a_close_pass_between_them() {
            client.frame(1, utf8("half")).close(1000, "");
            assertEquals(1000, client.read().code());
            handler.called("closed");
        }

        @Test
        void of_a_control_frame_are_1002() {
            client.frame(0x09, utf8("frag"));
            endsWith(1002);
        }

        @Test
        void that_continue_nothing_are_1002() {
            client.frame(FIN, utf8("lost"));
            endsWith(1002);
        }

        @Test
        void that_continue_nothing_after_a_whole_message_are_1002() {
            client.frame(1, utf8("a")).frame(FIN, utf8("b"));
            assertEquals("ab", client.read().text());
            handler.called("text ab");
            client.frame(0, utf8("c"));
            endsWith(1002);
        }

        @Test
        void cut_off_by_a_new_message_are_1002() {
            client.frame(1, utf8("half")).text("whole");
            endsWith(1002);
        }

        @Test
        void cut_off_by_a_binary_message_are_1002() {
            client.frame(1, utf8("half")).frame(FIN | 2, utf8("whole"));
            endsWith(1002);
        }
    }

    @Nested
    class Utf_8 {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "κόσμε",
                    "Hello-µ@ßöäüàá-UTF-8!!",
                    "İıĞğŞş",
                    "\uD800\uDC00",
                    "\uDBFF\uDFFF",
                    "\uFFFF\uFFFE",
                    "\u0000\u007f\u0080\u07ff\u0800"
                })
        void arrives_as_it_was_sent_however_it_is_cut(String text) {
            byte[] whole = utf8(text);
            for (int cut = 0; cut <= whole.length; cut++) {
                client.frame(1, java.util.Arrays.copyOfRange(whole, 0, cut))
                        .frame(FIN, java.util.Arrays.copyOfRange(whole, cut, whole.length));
                assertArrayEquals(whole, client.read().payload());
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "80",
                    "bf",
                    "ff",
                    "fe",
                    "c0 af",
                    "c1 bf",
                    "e0 80 af",
                    "e0 9f bf",
                    "f0 80 80 af",
                    "f0 8f bf bf",
                    "ed a0 80",
                    "ed bf bf",
                    "f4 90 80 80",
                    "f8 88 80 80 80",
                    "fc 84 80 80 80 80",
                    "ce ba e1 bd b9 cf 83 ce bc ce b5 ed a0 80 65 64",
                    "61 c3",
                    "61 e2 82",
                    "61 f0 9f 91"
                })
        void that_is_none_is_1007(String hex) {
            client.frame(TEXT, bytes(hex));
            endsWith(1007);
        }

        @Test
        void is_found_broken_before_the_message_has_ended() {
            client.frame(1, bytes("ce ba e1 bd b9 cf 83 ce bc ce b5 f4 90"));
            endsWith(1007);
        }

        @Test
        void is_found_broken_before_the_frame_has_ended() {
            client.send(RawClient.header(TEXT, 1000));
            client.send(new byte[] {(byte) (0xff ^ 0x37)});
            assertEquals("bye 1007", client.read().text());
            assertEquals(1007, client.read().code());
        }

        @Test
        void of_a_character_cut_by_a_ping_is_whole() {
            client.frame(1, bytes("f0 9f")).frame(PING, utf8("p")).frame(FIN, bytes("91 8b"));
            assertEquals("p", client.read().text());
            assertEquals("👋", client.read().text());
        }
    }

    @Nested
    class Closing {
        @ParameterizedTest
        @ValueSource(
                ints = {
                    1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4400, 4999
                })
        void echoes_a_valid_code(int code) {
            client.close(code, "görüşürüz");
            assertEquals(code, client.read().code());
            assertEquals("end", client.ending());
            handler.called("closed");
        }

        @Test
        void without_a_code_is_answered_without_one() {
            client.frame(CLOSE, new byte[0]);
            assertArrayEquals(bytes("88 00"), client.bytes(2));
            assertEquals("end", client.ending());
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535})
        void with_a_code_that_may_not_be_sent_is_1002(int code) {
            client.close(code, "");
            assertEquals(1002, client.read().code());
            assertEquals("end", client.ending());
            handler.called("closed");
        }

        @Test
        void with_half_a_code_is_1002() {
            client.frame(CLOSE, new byte[] {3});
            assertEquals(1002, client.read().code());
        }

        @Test
        void with_a_reason_of_123_bytes_is_well_and_of_124_is_1002() {
            client.close(1000, "r".repeat(123));
            assertEquals(1000, client.read().code());
            try (RawClient other = server.open()) {
                server.counterpart();
                other.close(1000, "r".repeat(124));
                assertEquals(1002, other.read().code());
            }
        }

        @Test
        void with_a_reason_that_is_not_utf_8_is_1007() {
            client.frame(CLOSE, bytes("03 e8 ce ba e1 bd b9 ed a0 80"));
            assertEquals(1007, client.read().code());
        }

        @Test
        void ends_the_reading() {
            client.send(join(
                    RawClient.masked(CLOSE, RawClient.closing(1000, "")),
                    RawClient.masked(TEXT, utf8("late")),
                    RawClient.masked(PING, utf8("late"))));
            assertEquals(1000, client.read().code());
            client.ending();
            handler.called("closed");
            assertTrue(handler.calls.isEmpty());
        }

        @ParameterizedTest
        @ValueSource(ints = {1000, 1001, 1009, 1013, 4400, 4401, 4403, 4408, 4429})
        void is_ours_with_any_code_and_what_was_sent_before_arrives(int code) {
            handler.does(socket -> {
                socket.send("bye");
                socket.close(code, "why");
                socket.send("never");
            });
            assertEquals("bye", client.read().text());
            assertEquals(code, client.read().code());
            handler.called("closed");
            client.text("ignored").frame(PING, utf8("ignored")).close(code, "");
            assertEquals("end", client.ending());
            assertTrue(handler.calls.isEmpty());
        }

        @Test
        void cuts_a_long_reason_between_characters() {
            handler.does(socket -> socket.close(1000, "x" + "ş".repeat(100)));
            assertEquals("x" + "ş".repeat(61), new String(client.read().payload(), 2, 123, UTF_8));
        }
    }

    @Nested
    class Limits {
        @Test
        void one_byte_too_many_is_1009() {
            client.text("x".repeat(16_385));
            endsWith(1009);
        }

        @Test
        void the_declared_length_is_enough() {
            client.send(RawClient.header(TEXT, Long.MAX_VALUE));
            assertEquals("bye 1009", client.read().text());
            assertEquals(1009, client.read().code());
            handler.called("refused 1009", "closed");
        }

        @Test
        void fragments_count_together() {
            client.frame(1, new byte[10_000]).frame(0, new byte[6_384]).frame(FIN, new byte[1]);
            endsWith(1009);
        }

        @Test
        void a_length_with_the_highest_bit_is_1002() {
            client.send(RawClient.header(TEXT, Long.MIN_VALUE));
            assertEquals("bye 1002", client.read().text());
            assertEquals(1002, client.read().code());
        }
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
