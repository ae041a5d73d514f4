// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HandshakeTest {
    static FramesServer server;

    @BeforeAll
    static void start() {
        server = new FramesServer(FrameSettings.defaults());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static String answer(String request) {
        try (RawClient client = RawClient.connect(server.port(), 0)) {
            String head = client.handshake(request);
            int at = head.indexOf("Content-Length: ");
            return at < 0
                    ? head
                    : head + client.body(Integer.parseInt(head.substring(at + 16, head.indexOf("\r\n", at))));
        }
    }

    @Test
    void answers_with_the_key_of_the_rfc() {
        String answer = answer(RawClient.request());
        assertTrue(answer.startsWith("HTTP/1.1 101 Switching Protocols\r\n"), answer);
        assertTrue(answer.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"), answer);
        assertFalse(answer.contains("Sec-WebSocket-Protocol"), answer);
        assertFalse(answer.contains("Sec-WebSocket-Extensions"), answer);
    }

    @Test
    void takes_our_subprotocol_among_others() {
        String answer = answer(RawClient.request("Sec-WebSocket-Protocol: sohbet.v2, sohbet.v1"));
        assertTrue(answer.contains("Sec-WebSocket-Protocol: sohbet.v1\r\n"), answer);
    }

    @Test
    void refuses_a_client_that_offers_only_others() {
        String answer = answer(RawClient.request("Sec-WebSocket-Protocol: graphql-ws"));
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("\"code\":\"unknown_subprotocol\",\"correlation_id\":\""), answer);
    }

    @Test
    void offers_of_extensions_are_not_taken_up() {
        String answer =
                answer(RawClient.request("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"));
        assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
        assertFalse(answer.contains("Sec-WebSocket-Extensions"), answer);
    }

    @Test
    void answers_a_plain_request_with_426() {
        String answer = answer("GET /ws HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 426 Upgrade Required\r\n"), answer);
        assertTrue(answer.contains("\r\nUpgrade: websocket\r\n"), answer);
        assertTrue(answer.contains("\r\nSec-WebSocket-Version: 13\r\n"), answer);
        assertTrue(answer.contains("\r\nContent-Type: application/problem+json\r\n"), answer);
        assertTrue(answer.contains("\"code\":\"upgrade_required\",\"correlation_id\":\""), answer);
    }

    @Test
    void answers_another_version_with_426() {
        String answer = answer(RawClient.request().replace("Version: 13", "Version: 8"));
        assertTrue(answer.startsWith("HTTP/1.1 426 "), answer);
    }

    @Test
    void answers_a_key_that_is_none_with_400() {
        String answer = answer(RawClient.request().replace("dGhlIHNhbXBsZSBub25jZQ==", "c2hvcnQ="));
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("\"code\":\"bad_handshake\",\"correlation_id\":\""), answer);
    }
}
