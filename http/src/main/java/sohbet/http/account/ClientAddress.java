// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;

/**
 * Where a request comes from, for throttling and for the person's own list of sessions. Behind proxies it is what the outermost trusted one saw; anything further
 * left in {@code X-Forwarded-For} was written by the caller.
 */
public final class ClientAddress {
    private final int trustedProxies;

    public ClientAddress(int trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    /** An IPv4 address, or the /64 of an IPv6 one: that is what one customer of a provider has. */
    public String of(HttpRequest request) {
        return forwarded(request)
                .or(() -> direct(request).map(ClientAddress::network))
                .orElse("unknown");
    }

    /** The whole address, as it is shown to people; empty when it is none. */
    public String shown(HttpRequest request) {
        return forwarded(request)
                .or(() -> direct(request).map(InetAddress::getHostAddress))
                .filter(address -> address.matches("[0-9A-Fa-f:.%a-z]{2,45}"))
                .orElse("");
    }

    /** Whether the request comes from this very machine, and not on behalf of another one. */
    public boolean isThisMachine(HttpRequest request) {
        return request.getHeader("X-Forwarded-For").isEmpty()
                && request.getHeader("Forwarded").isEmpty()
                && direct(request).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private Optional<String> forwarded(HttpRequest request) {
        String[] hops = request.getHeader("X-Forwarded-For")
                .map(HttpHeader::value)
                .map(value -> value.split(","))
                .orElse(new String[0]);
        if (trustedProxies > 0 && hops.length >= trustedProxies) {
            return Optional.of(hops[hops.length - trustedProxies].strip());
        }
        return Optional.empty();
    }

    private static Optional<InetAddress> direct(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress).flatMap(RemoteAddress::getAddress);
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }
}
