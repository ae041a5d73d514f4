// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import sohbet.http.edge.Network;

/** Which addresses belong to the public internet, after IANA's registries of special-purpose addresses. */
final class PublicAddress {
    /** Of IPv4 everything is public but these. */
    private static final List<Network> NOT_PUBLIC = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            // Link-local, and the metadata of most clouds.
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Of IPv6 nothing is, but what is given out as global unicast: ULA, link-local, NAT64, multicast and the rest lie outside. */
    private static final Network GLOBAL = networks("2000::/3").getFirst();

    /** And of that, addresses in which others hide (Teredo, 6to4), and those of documents. */
    private static final List<Network> NOT_GLOBAL = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /** Answer with a machine's own credentials; no setting opens them. */
    private static final List<Network> METADATA = networks(
            "169.254.169.254", "169.254.170.2", "168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254");

    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        if (isMetadata(address)) return false;
        return address.getAddress().length == 4
                ? !isIn(NOT_PUBLIC, address)
                : GLOBAL.contains(address) && !isIn(NOT_GLOBAL, address);
    }

    static boolean isMetadata(InetAddress address) {
        return isIn(METADATA, address);
    }

    static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... ranges) {
        return Stream.of(ranges)
                .map(range -> Network.parse(range).orElseThrow())
                .toList();
    }
}
