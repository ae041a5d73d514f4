// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.mail;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Network;

/**
 * The server that carries mails, as {@code SOHBET_SMTP_URL} names it.
 *
 * @param isTls whether TLS is spoken from the first byte; otherwise the server has to offer it
 */
public record SmtpAddress(
        String host,
        int port,
        boolean isTls,
        @Nullable String user,
        @Nullable String password) {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;

    /** Whether the text is such an address. */
    public static boolean isOne(String text) {
        return parse(text).isPresent();
    }

    public static Optional<SmtpAddress> parse(String text) {
        try {
            var uri = new URI(text);
            boolean isTls = "smtps".equals(uri.getScheme());
            if (!isTls && !"smtp".equals(uri.getScheme())) return Optional.empty();
            String path = uri.getRawPath();
            boolean isMore = path != null && !path.isEmpty() && !path.equals("/")
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null;
            if (uri.getHost() == null || isMore) return Optional.empty();
            String who = uri.getUserInfo();
            int colon = who == null ? -1 : who.indexOf(':');
            if (who != null && colon < 1) return Optional.empty();
            String host = uri.getHost();
            return Optional.of(new SmtpAddress(
                    host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                    uri.getPort() >= 0 ? uri.getPort() : isTls ? SUBMISSIONS : SUBMISSION,
                    isTls,
                    who == null ? null : who.substring(0, colon),
                    who == null ? null : who.substring(colon + 1)));
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    /** Nobody listens between us and ourselves. */
    boolean isThisMachine() {
        return host.equals("localhost")
                || Network.address(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return (isTls ? "smtps://" : "smtp://") + host + ":" + port;
    }
}
