// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import sohbet.http.edge.Network;

/**
 * Decides to where webhooks may go, so that nobody makes the engine talk to what only the engine can reach. What it gives back are
 * addresses and not names: whoever connects must use them, because a name may mean another address a moment later.
 */
final class AddressGuard {
    private static final Set<Integer> USUAL_PORTS = Set.of(443, 80, 8443);
    private static final int LONGEST = 2_000;

    private final Settings settings;
    private final Resolver resolver;

    /**
     * @param isSandbox whether this machine itself may be told, at any port and without TLS
     * @param ports further ports that may be asked for
     * @param networks networks that are not public and may be told all the same
     */
    record Settings(boolean isSandbox, Set<Integer> ports, List<Network> networks) {
        Settings {
            ports = Set.copyOf(ports);
            networks = List.copyOf(networks);
        }
    }

    /** All addresses of a name. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    AddressGuard(Settings settings, Resolver resolver) {
        this.settings = settings;
        this.resolver = resolver;
    }

    /** What can be said without looking the name up. */
    URI parsed(String url) throws AddressRefused {
        if (url.length() > LONGEST) throw new AddressRefused("Adres çok uzun.", "The address is too long.");
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw notAnAddress();
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && settings.isSandbox()))
            throw new AddressRefused("Adres https:// ile başlamalı.", "The address has to begin with https://.");
        if (uri.getHost() == null || uri.getHost().isEmpty() || uri.isOpaque()) throw notAnAddress();
        if (uri.getRawUserInfo() != null)
            throw new AddressRefused(
                    "Adreste kullanıcı adı ya da parola olamaz.",
                    "There can be no user and no password in the address.");
        if (uri.getRawFragment() != null) throw notAnAddress();
        return uri;
    }

    private static AddressRefused notAnAddress() {
        return new AddressRefused("Bu bir web adresi değil.", "This is not a web address.");
    }

    /** The address to connect to; looks the name up, so it is for threads that may wait. */
    InetSocketAddress checked(URI uri) throws AddressRefused, UnknownHostException {
        boolean isPlain = "http".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : isPlain ? 80 : 443;
        InetAddress[] all = resolver.all(host(uri));
        if (all.length == 0) throw new UnknownHostException("no address");
        for (InetAddress one : all) {
            boolean isHere = settings.isSandbox() && one.isLoopbackAddress();
            if (!isHere && !mayBeTold(one))
                throw new AddressRefused(
                        "Ad, internete açık olmayan bir adrese çıkıyor.",
                        "The name leads to an address that is not on the public internet.");
            if (!isHere && isPlain)
                throw new AddressRefused("Adres https:// ile başlamalı.", "The address has to begin with https://.");
            if (!isHere && !USUAL_PORTS.contains(port) && !settings.ports().contains(port))
                throw new AddressRefused(
                        "Bu bağlantı noktasına gönderilmez; 443, 80 ve 8443 olabilir.",
                        "Nothing is sent to this port; 443, 80 and 8443 may be used.");
        }
        return new InetSocketAddress(all[0], port);
    }

    private boolean mayBeTold(InetAddress address) {
        if (PublicAddress.isPublic(address)) return true;
        return !PublicAddress.isMetadata(address)
                && !address.isMulticastAddress()
                && !address.isAnyLocalAddress()
                && PublicAddress.isIn(settings.networks(), address);
    }

    /** An IPv6 address without its brackets. */
    private static String host(URI uri) {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
