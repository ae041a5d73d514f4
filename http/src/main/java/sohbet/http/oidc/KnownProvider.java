// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * What an issuer tells of itself (OpenID Connect Discovery 1.0), read once in a while.
 *
 * @param validator holds its keys, which are asked for again when one is unknown, twice a minute at most
 * @param until when it is read again, by {@link System#nanoTime()}
 */
record KnownProvider(OIDCProviderMetadata metadata, IDTokenValidator validator, long until) {
    private static final Duration AGE = Duration.ofHours(1);
    /** How far the issuer's clock may be from ours. */
    private static final int SKEW_SECONDS = 60;

    private static final long KEYS_AGE = Duration.ofMinutes(10).toMillis();
    private static final long KEYS_WAIT = Duration.ofSeconds(12).toMillis();
    /** Signatures that need the issuer's private key; one made with a shared secret or none at all is none to us. */
    private static final Set<JWSAlgorithm> SIGNATURES = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    static KnownProvider read(ProviderSettings settings, ProviderCalls calls) throws IOException, GeneralException {
        var metadata = OIDCProviderMetadata.parse(
                calls.read(discovery(settings.issuer())).getContent());
        if (!metadata.getIssuer().getValue().equals(settings.issuer().toString()))
            throw new GeneralException("it calls itself " + metadata.getIssuer());
        safe(metadata.getAuthorizationEndpointURI());
        safe(metadata.getTokenEndpointURI());
        safe(metadata.getJWKSetURI());
        return new KnownProvider(metadata, validator(settings, calls, metadata), System.nanoTime() + AGE.toNanos());
    }

    boolean isFresh() {
        return System.nanoTime() - until < 0;
    }

    private static URI discovery(URI issuer) {
        String text = issuer.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
                + "/.well-known/openid-configuration");
    }

    private static void safe(URI address) throws GeneralException {
        if (!ProviderSettings.isSafe(address)) throw new GeneralException("an address of it is missing or not https");
    }

    private static IDTokenValidator validator(
            ProviderSettings settings, ProviderCalls calls, OIDCProviderMetadata metadata) throws GeneralException {
        try {
            var keys = JWKSourceBuilder.<SecurityContext>create(
                            metadata.getJWKSetURI().toURL(), calls::read)
                    .cache(KEYS_AGE, KEYS_WAIT)
                    .refreshAheadCache(false)
                    .build();
            var validator = new IDTokenValidator(
                    new Issuer(settings.issuer()),
                    new ClientID(settings.clientId()),
                    new JWSVerificationKeySelector<>(signatures(metadata), keys),
                    null);
            validator.setMaxClockSkew(SKEW_SECONDS);
            return validator;
        } catch (java.net.MalformedURLException e) {
            throw new GeneralException("the address of its keys", e);
        }
    }

    /** RS256 is what every issuer can. */
    private static Set<JWSAlgorithm> signatures(OIDCProviderMetadata metadata) {
        var offered = new HashSet<>(SIGNATURES);
        var named = metadata.getIDTokenJWSAlgs();
        if (named != null) offered.retainAll(named);
        return offered.isEmpty() ? Set.of(JWSAlgorithm.RS256) : offered;
    }
}
