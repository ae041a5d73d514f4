// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.oidc;

import com.typesafe.config.Config;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The issuer that staff may sign in by, as the installation's settings name it.
 *
 * @param issuer its address, from which everything else about it is found out
 * @param clientId as whom it knows this installation
 * @param clientSecret what shows that; null for a client that has none and lives by PKCE alone
 * @param name how people call it, for the button
 * @param redirect our page that it sends people back to
 */
public record ProviderSettings(
        URI issuer, String clientId, @Nullable String clientSecret, String name, URI redirect) {
    private static final String BACK = "/admin/sign-in/oidc";

    /** Empty when no issuer is named. */
    public static Optional<ProviderSettings> of(Config config, URI publicBaseUrl) {
        var given = config.getConfig("sohbet.oidc");
        String issuer = given.getString("issuer").strip();
        if (issuer.isEmpty()) return Optional.empty();
        URI uri = URI.create(issuer);
        String secret = given.getString("client-secret").strip();
        String name = given.getString("name").strip();
        return Optional.of(new ProviderSettings(
                uri,
                given.getString("client-id").strip(),
                secret.isEmpty() ? null : secret,
                name.isEmpty() ? uri.getHost() : name,
                publicBaseUrl.resolve(BACK)));
    }

    /** Whether something secret may go there: over TLS, or no further than this machine. */
    static boolean isSafe(@Nullable URI address) {
        return address != null
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme()) && isThisMachine(address.getHost())));
    }

    private static boolean isThisMachine(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }

    /** Whether this can be an issuer: OpenID Connect Discovery 1.0 knows no query and no fragment in it. */
    public static boolean isIssuer(String text) {
        try {
            URI uri = new URI(text.strip());
            return isSafe(uri) && uri.getRawQuery() == null && uri.getRawFragment() == null;
        } catch (java.net.URISyntaxException none) {
            return false;
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "client " + clientId + " of " + issuer;
    }
}
