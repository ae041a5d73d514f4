// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrustedProxiesTest {
    private static final TrustedProxies OURS = TrustedProxies.of("10.0.0.0/8, 192.168.1.7 ,2001:db8:1::/48");

    @Test
    void without_proxies_no_header_is_believed() {
        var told = request("203.0.113.9", "X-Forwarded-For", "198.51.100.1", "Forwarded", "for=198.51.100.2");
        assertEquals("203.0.113.9", origin(TrustedProxies.NONE, told));
        assertEquals("203.0.113.9", origin(OURS, told));
    }

    @Test
    void the_rightmost_address_that_is_no_proxy_of_ours_counts() {
        assertEquals("203.0.113.9", origin(OURS, request("10.1.2.3", "X-Forwarded-For", "203.0.113.9")));
        assertEquals(
                "203.0.113.9",
                origin(OURS, request("10.1.2.3", "X-Forwarded-For", "1.2.3.4, 10.9.9.9, 203.0.113.9, 192.168.1.7")));
        assertEquals(
                "203.0.113.9",
                origin(
                        OURS,
                        request("10.1.2.3", "X-Forwarded-For", "1.2.3.4", "X-Forwarded-For", "203.0.113.9,10.0.0.1")));
        assertEquals("10.0.0.4", origin(OURS, request("10.1.2.3", "X-Forwarded-For", "10.0.0.4")));
        assertEquals("10.1.2.3", origin(OURS, request("10.1.2.3")));
    }

    @Test
    void what_is_no_address_ends_the_way_back() {
        for (String made : List.of("unknown", "", "_hidden", "localhost", "999.1.1.1", "10", "0x7f.1", "<script>"))
            assertEquals(
                    "10.0.0.4",
                    origin(OURS, request("10.1.2.3", "X-Forwarded-For", "8.8.8.8, " + made + ",10.0.0.4")),
                    made);
    }

    @Test
    void ports_brackets_and_quotes_are_put_up_with() {
        assertEquals("203.0.113.9", origin(OURS, request("10.1.2.3", "X-Forwarded-For", "203.0.113.9:4711")));
        assertEquals(
                address("2001:db8:2::5"), origin(OURS, request("10.1.2.3", "X-Forwarded-For", "[2001:db8:2::5]:4711")));
        assertEquals(
                address("2001:db8:2::5"), origin(OURS, request("2001:db8:1::9", "X-Forwarded-For", "2001:db8:2::5")));
        assertEquals("203.0.113.9", origin(OURS, request("::ffff:10.1.2.3", "X-Forwarded-For", "::ffff:203.0.113.9")));
    }

    @Test
    void the_standard_header_is_read_where_the_usual_one_is_missing() {
        String standard = "for=1.2.3.4;proto=https, For=\"[2001:db8:2::5]:47011\";by=10.0.0.1";
        assertEquals(address("2001:db8:2::5"), origin(OURS, request("10.1.2.3", "Forwarded", standard)));
        assertEquals(
                "203.0.113.9",
                origin(OURS, request("10.1.2.3", "Forwarded", standard, "X-Forwarded-For", "203.0.113.9")));
    }

    @Test
    void a_list_of_anything_else_is_refused() {
        for (String list : List.of("10.0.0.0/33", "10.0.0.1/8", "proxy.example", "10.0.0", "::/129", "*"))
            assertThrows(IllegalArgumentException.class, () -> TrustedProxies.of(list), list);
        assertTrue(TrustedProxies.of(" ").networks().isEmpty());
    }

    private static String address(String text) {
        return Network.address(text).orElseThrow().getHostAddress();
    }

    private static String origin(TrustedProxies proxies, HttpRequest request) {
        return proxies.origin(request).orElseThrow().getHostAddress();
    }

    private static HttpRequest request(String peer, String... headers) {
        InetAddress address = Network.address(peer).orElseThrow();
        List<HttpHeader> all = new ArrayList<>();
        for (int i = 0; i < headers.length; i += 2) all.add(RawHeader.create(headers[i], headers[i + 1]));
        return HttpRequest.GET("/")
                .withHeaders(all)
                .addAttribute(AttributeKeys.remoteAddress, RemoteAddress.create(new InetSocketAddress(address, 1)));
    }
}
