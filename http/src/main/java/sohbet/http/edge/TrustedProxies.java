// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;

/**
 * The proxies whose word we take for where a request comes from. Each one appends the address it was called from, so the list
 * is read from its right end for as long as the address reached is a trusted proxy's; what stands further left was
 * written by the caller. {@code Forwarded} is read only where no {@code X-Forwarded-For} is: a proxy has to replace or append
 * the one it speaks, and to drop the other. That a proxy was called by https is known from the public address and believed
 * from no header.
 */
public record TrustedProxies(List<Network> networks) {
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /** Of a list as the settings have it, checked there. */
    public static TrustedProxies of(String list) {
        return new TrustedProxies(Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(one -> Network.parse(one)
                        .orElseThrow(() -> new IllegalArgumentException("no address and no range: " + one)))
                .toList());
    }

    /** Where the request comes from; empty only for what came over no network. */
    public Optional<InetAddress> origin(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(RemoteAddress::getAddress)
                .map(peer -> isTrusted(peer) ? behind(peer, hops(request)) : peer);
    }

    private InetAddress behind(InetAddress peer, List<String> hops) {
        InetAddress reached = peer;
        for (String hop : hops.reversed()) {
            Optional<InetAddress> next = address(hop);
            if (next.isEmpty()) return reached; // "unknown", or a name made up to hide one
            reached = next.get();
            if (!isTrusted(reached)) return reached;
        }
        return reached;
    }

    private boolean isTrusted(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<String> hops(HttpRequest request) {
        List<String> forwardedFor = values(request, "x-forwarded-for");
        return forwardedFor.isEmpty()
                ? values(request, "forwarded").stream()
                        .map(TrustedProxies::named)
                        .toList()
                : forwardedFor;
    }

    /** A header that comes twice is one list. */
    private static List<String> values(HttpRequest request, String name) {
        List<String> values = new ArrayList<>();
        StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(header -> header.is(name))
                .map(HttpHeader::value)
                .forEach(value -> values.addAll(Arrays.asList(value.split(",", -1))));
        return values;
    }

    /** The {@code for} of one element, {@code for="[2001:db8::1]:47011";proto=https}. */
    private static String named(String element) {
        return Arrays.stream(element.split(";"))
                .map(String::strip)
                .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith("for="))
                .map(pair -> pair.substring(4))
                .findFirst()
                .orElse("");
    }

    /** Without quotes, brackets and port, as proxies add them. */
    private static Optional<InetAddress> address(String hop) {
        String plain = hop.strip().replace("\"", "");
        if (plain.startsWith("[")) plain = plain.substring(1).replaceFirst("].*", "");
        else if (plain.indexOf(':') == plain.lastIndexOf(':')) plain = plain.replaceFirst(":\\d+$", "");
        return Network.address(plain);
    }
}
