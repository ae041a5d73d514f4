// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import sohbet.http.edge.TrustedProxies;

/** Where a request comes from, for throttling, the audit log and people's lists of their sessions; behind proxies as {@link TrustedProxies} tells. */
public final class ClientAddress {
    private final TrustedProxies proxies;

    public ClientAddress(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** An IPv4 address, or the /64 of an IPv6 one: that is what one customer of a provider has. */
    public String of(HttpRequest request) {
        return proxies.origin(request).map(ClientAddress::network).orElse("unknown");
    }

    /** The whole address, as it is shown to people. */
    public String shown(HttpRequest request) {
        return proxies.origin(request)
                .map(InetAddress::getHostAddress)
                .map(ClientAddress::shortened)
                .orElse("unknown");
    }

    /** Java spells all eight groups of an IPv6 address out; people know it with its zeros left out. */
    static String shortened(String address) {
        return address.replaceFirst("(^|:)(0(:|$)){2,}", "::");
    }

    /** Whether the request comes from this very machine, and not on behalf of another one. */
    public boolean isThisMachine(HttpRequest request) {
        return request.getHeader("X-Forwarded-For").isEmpty()
                && request.getHeader("Forwarded").isEmpty()
                && request.getAttribute(AttributeKeys.remoteAddress)
                        .flatMap(RemoteAddress::getAddress)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }
}
