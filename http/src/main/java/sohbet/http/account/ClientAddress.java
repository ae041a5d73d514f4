// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;

/**
 * Where a request comes from, for throttling and for the audit log. Behind proxies it is what the outermost trusted one saw; anything further
 * left in {@code X-Forwarded-For} was written by the caller.
 */
public final class ClientAddress {
    private final int trustedProxies;

    public ClientAddress(int trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    /** An IPv4 address, or the /64 of an IPv6 one: that is what one customer of a provider has. */
    public String of(HttpRequest request) {
        String[] hops = hops(request);
        if (trustedProxies > 0 && hops.length >= trustedProxies) {
            return hops[hops.length - trustedProxies].strip();
        }
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(RemoteAddress::getAddress)
                .map(ClientAddress::network)
                .orElse("unknown");
    }

    /** The whole address, as it is shown to people. */
    public String shown(HttpRequest request) {
        String[] hops = hops(request);
        if (trustedProxies > 0 && hops.length >= trustedProxies) return hops[hops.length - trustedProxies].strip();
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(RemoteAddress::getAddress)
                .map(InetAddress::getHostAddress)
                .orElse("unknown");
    }

    private static String[] hops(HttpRequest request) {
        return request.getHeader("X-Forwarded-For")
                .map(HttpHeader::value)
                .map(value -> value.split(","))
                .orElse(new String[0]);
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }
}
