// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of addresses, {@code 10.0.0.0/8}; an address alone is the range of this one. */
public record Network(InetAddress first, int prefix) {
    /** The library takes {@code 10} for an address too, and what is no number for a name to be looked up. */
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** Empty when the text names no range, or one whose address has bits beyond its prefix. */
    public static Optional<Network> parse(String text) {
        String[] parts = text.strip().split("/", 2);
        return address(parts[0]).flatMap(first -> {
            int bits = first.getAddress().length * 8;
            if (parts.length == 1) return Optional.of(new Network(first, bits));
            if (!parts[1].matches("\\d{1,3}")) return Optional.empty();
            int prefix = Integer.parseInt(parts[1]);
            var network = new Network(first, prefix);
            return prefix <= bits && network.isWhole() ? Optional.of(network) : Optional.empty();
        });
    }

    /** An address written in numbers, never looked up; the IPv6 form of an IPv4 address is that. */
    public static Optional<InetAddress> address(String text) {
        try {
            return LITERAL.matcher(text).matches() ? Optional.of(InetAddress.ofLiteral(text)) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    public boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) return false;
        for (int bit = 0; bit < prefix; bit++) if (bit(ours, bit) != bit(theirs, bit)) return false;
        return true;
    }

    private boolean isWhole() {
        byte[] bytes = first.getAddress();
        for (int bit = prefix; bit < bytes.length * 8; bit++) if (bit(bytes, bit) != 0) return false;
        return true;
    }

    private static int bit(byte[] bytes, int at) {
        return bytes[at / 8] >> (7 - at % 8) & 1;
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefix;
    }
}
