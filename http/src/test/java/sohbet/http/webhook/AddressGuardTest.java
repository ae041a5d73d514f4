// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sohbet.http.edge.Network;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AddressGuardTest {
    private static AddressGuard guard(boolean isSandbox, String networks, String... addresses) {
        var allowed = Stream.of(networks.split(","))
                .filter(one -> !one.isEmpty())
                .map(one -> Network.parse(one).orElseThrow())
                .toList();
        return new AddressGuard(
                new AddressGuard.Settings(isSandbox, Set.of(9_443), allowed),
                host -> Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
    }

    private static void refused(AddressGuard guard, String url) {
        assertThrows(AddressRefused.class, () -> guard.checked(guard.parsed(url)), url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.254",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.0.1",
                "169.254.169.254",
                "169.254.170.2",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "100.100.100.200",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void what_is_not_on_the_public_internet_is_told_nothing(String address) {
        refused(guard(false, "", address), "https://hook.example/");
        refused(guard(false, "", "93.184.216.34", address), "https://hook.example/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"})
    void what_is_public_is_told_at_the_address_that_was_looked_up(String address) throws Exception {
        var guard = guard(false, "", address);
        assertEquals(
                new InetSocketAddress(InetAddress.ofLiteral(address), 443),
                guard.checked(guard.parsed("https://hook.example/path?x=1")));
    }

    @Test
    void numbers_that_hide_an_address_are_looked_up_like_any_name() {
        var guard = new AddressGuard(new AddressGuard.Settings(false, Set.of(), List.of()), InetAddress::getAllByName);
        for (String host : List.of("127.1", "2130706433", "0x7f000001", "localhost", "[::1]", "[::ffff:7f00:1]"))
            assertThrows(Exception.class, () -> guard.checked(guard.parsed("https://" + host + "/")), host);
    }

    @Test
    void only_https_usual_ports_and_no_passwords() throws Exception {
        var guard = guard(false, "", "93.184.216.34");
        for (String url : List.of(
                "http://hook.example/",
                "ftp://hook.example/",
                "file:///etc/passwd",
                "https:hook.example",
                "https://",
                "https:///x",
                "https://u:p@hook.example/",
                "https://hook.example/#x",
                "https://hook.example:22/",
                "https://hook.example:5432/",
                "not an address",
                "https://hook.example/" + "x".repeat(2_000))) refused(guard, url);
        for (String url :
                List.of("https://hook.example:8443/", "https://hook.example:80/", "https://hook.example:9443/"))
            guard.checked(guard.parsed(url));
    }

    @Test
    void a_sandbox_may_tell_this_machine_and_no_other() throws Exception {
        var here = guard(true, "", "127.0.0.1");
        assertEquals(8_089, here.checked(here.parsed("http://localhost:8089/x")).getPort());
        refused(guard(true, "", "10.0.0.1"), "https://hook.example/");
        refused(guard(true, "", "93.184.216.34"), "http://hook.example/");
        refused(guard(false, "", "127.0.0.1"), "https://localhost/");
    }

    @Test
    void named_networks_are_told_and_metadata_never() throws Exception {
        var named = guard(false, "10.1.0.0/16,fd12::/16", "10.1.2.3");
        assertEquals(
                "10.1.2.3",
                named.checked(named.parsed("https://hook.example/"))
                        .getAddress()
                        .getHostAddress());
        refused(guard(false, "10.1.0.0/16", "10.2.0.1"), "https://hook.example/");
        refused(guard(false, "169.254.0.0/16,fd00::/8", "169.254.169.254"), "https://hook.example/");
        refused(guard(false, "fd00::/8", "fd00:ec2::254"), "https://hook.example/");
        refused(guard(false, "224.0.0.0/4", "224.0.0.1"), "https://hook.example/");
    }

    @Test
    void a_name_nobody_knows_is_no_address() {
        var guard = guard(false, "");
        assertThrows(UnknownHostException.class, () -> guard.checked(URI.create("https://hook.example/")));
    }
}
