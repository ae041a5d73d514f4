// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.BadJWTExceptions;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Refused;
import sohbet.http.edge.Text;
import sohbet.persistence.account.OidcLinks.Person;

/**
 * The issuer of OpenID Connect: where people are sent to, and who it says has come back. The code flow with PKCE (RFC 7636) and a
 * nonce; a token is believed when it is signed by a key of the issuer's, for us, now, and for this one sign-in.
 */
public final class IdentityProvider implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int AT_ONCE = 16;
    private static final int LONGEST_SUBJECT = 255;
    private static final Set<String> OF_ANOTHER_TIME = Set.of(
            BadJWTExceptions.EXPIRED_EXCEPTION.getMessage(), BadJWTExceptions.IAT_CLAIM_AHEAD_EXCEPTION.getMessage());

    private final ProviderSettings settings;
    private final ProviderCalls calls;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private volatile @Nullable KnownProvider known;

    /** What ties the two halves of a sign-in together; none of it is anybody's to choose. */
    public record Ties(String state, String nonce, String verifier) {
        @Override
        public String toString() {
            return "ties";
        }
    }

    /**
     * What a browser brings back.
     *
     * @param issuer who says to have sent it (RFC 9207), null when nobody does
     */
    public record Brought(String code, @Nullable String issuer) {
        @Override
        public String toString() {
            return "code";
        }
    }

    public IdentityProvider(ProviderSettings settings) {
        this(settings, PATIENCE);
    }

    IdentityProvider(ProviderSettings settings, Duration patience) {
        this.settings = settings;
        this.calls = new ProviderCalls(patience);
    }

    /** How people call it. */
    public String name() {
        return settings.name();
    }

    public String issuer() {
        return settings.issuer().toString();
    }

    /** Where a browser goes to be asked who it is. Fails with {@code oidc_unavailable}. */
    public CompletionStage<URI> signInAt(Ties ties) {
        return aside(() -> new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "email"), client(), settings.redirect())
                .endpointURI(provider().metadata().getAuthorizationEndpointURI())
                .state(new State(ties.state()))
                .nonce(new Nonce(ties.nonce()))
                .codeChallenge(new CodeVerifier(ties.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI());
    }

    /**
     * Who has come back. Fails with {@code oidc_unavailable}, {@code oidc_refused} when the issuer does not take the code, {@code
     * oidc_untrusted} when what it says does not hold, and {@code oidc_clock} when it would at another time.
     */
    public CompletionStage<Person> person(Brought brought, Ties ties) {
        return aside(() -> {
            var provider = provider();
            sentByIssuer(provider, brought.issuer());
            var tokens = exchanged(provider, brought.code(), ties);
            var claims = believed(provider, tokens, ties);
            return person(claims, mail(provider, claims, tokens));
        });
    }

    private KnownProvider provider() throws IOException, GeneralException {
        var before = known;
        if (before != null && before.isFresh()) return before;
        var read = KnownProvider.read(settings, calls);
        known = read;
        return read;
    }

    /** A code of another issuer's is not taken to this one. */
    private void sentByIssuer(KnownProvider provider, @Nullable String issuer) {
        boolean says = provider.metadata().supportsAuthorizationResponseIssuerParam();
        if (issuer == null ? says : !issuer.equals(issuer())) throw untrusted("another issuer sent the code");
    }

    private OIDCTokens exchanged(KnownProvider provider, String code, Ties ties) throws IOException, GeneralException {
        var grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), settings.redirect(), new CodeVerifier(ties.verifier()));
        var address = provider.metadata().getTokenEndpointURI();
        var authentication = authentication(provider);
        var request = authentication == null
                ? new TokenRequest.Builder(address, client(), grant)
                : new TokenRequest.Builder(address, authentication, grant);
        var answer = calls.send(request.build().toHTTPRequest());
        if (answer.getStatusCode() >= 500) throw new IOException("answered " + answer.getStatusCode());
        var response = OIDCTokenResponseParser.parse(answer);
        if (response instanceof OIDCTokenResponse tokens) return tokens.getOIDCTokens();
        throw refused(response.toErrorResponse().getErrorObject());
    }

    /** A code that was used or has run out is the browser's affair, everything else one between the issuer and us. */
    private RuntimeException refused(ErrorObject error) {
        if ("invalid_grant".equals(error.getCode()))
            return Problem.of("oidc_refused").thrown();
        LOG.warn("{} does not exchange a code: {}", issuer(), Text.clean(String.valueOf(error.getCode()), 60));
        return Problem.of("oidc_unavailable").thrown();
    }

    private @Nullable ClientAuthentication authentication(KnownProvider provider) {
        var secret = settings.clientSecret();
        if (secret == null) return null;
        var methods = provider.metadata().getTokenEndpointAuthMethods();
        boolean takesBasic = methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return takesBasic
                ? new ClientSecretBasic(client(), new Secret(secret))
                : new ClientSecretPost(client(), new Secret(secret));
    }

    private IDTokenClaimsSet believed(KnownProvider provider, OIDCTokens tokens, Ties ties) throws GeneralException {
        JWT token = tokens.getIDToken();
        try {
            var claims = provider.validator().validate(token, new Nonce(ties.nonce()));
            forUsAlone(claims);
            var hash = claims.getAccessTokenHash();
            if (hash != null && token instanceof SignedJWT signed)
                AccessTokenValidator.validate(
                        tokens.getAccessToken(), signed.getHeader().getAlgorithm(), hash);
            return claims;
        } catch (BadJOSEException bad) {
            if (OF_ANOTHER_TIME.contains(String.valueOf(bad.getMessage())))
                throw Problem.of("oidc_clock").thrown();
            throw untrusted(bad.getMessage());
        } catch (InvalidHashException bad) {
            throw untrusted("at_hash");
        } catch (RateLimitReachedException again) {
            throw untrusted("signed with an unknown key");
        } catch (KeySourceException keys) {
            throw new GeneralException("its keys could not be read", keys);
        } catch (JOSEException bad) {
            throw untrusted(bad.getMessage());
        }
    }

    /** OpenID Connect Core 3.1.3.7: whom else the token is for we would have to trust, and the library does not ask. */
    private void forUsAlone(IDTokenClaimsSet claims) {
        var party = claims.getAuthorizedParty();
        if (claims.getAudience().size() != 1
                || (party != null && !party.getValue().equals(settings.clientId())))
            throw untrusted("the token is for others too");
    }

    private RuntimeException untrusted(@Nullable String why) {
        LOG.warn("an answer of {} is not believed: {}", issuer(), Text.clean(String.valueOf(why), 200));
        return Problem.of("oidc_untrusted").thrown();
    }

    /** Many issuers tell the address only to whoever asks with the access token. */
    private ClaimsSet mail(KnownProvider provider, IDTokenClaimsSet claims, OIDCTokens tokens)
            throws IOException, GeneralException {
        var address = provider.metadata().getUserInfoEndpointURI();
        if (claims.getStringClaim("email") != null || address == null) return claims;
        var answer = calls.send(new UserInfoRequest(address, tokens.getAccessToken()).toHTTPRequest());
        if (answer.getStatusCode() >= 500) throw new IOException("answered " + answer.getStatusCode());
        var response = UserInfoResponse.parse(answer);
        if (!response.indicatesSuccess()) return claims;
        var info = response.toSuccessResponse().getUserInfo();
        if (info == null) return claims;
        if (!info.getSubject().equals(claims.getSubject())) throw untrusted("it tells of another person");
        return info;
    }

    private Person person(IDTokenClaimsSet claims, ClaimsSet told) {
        String subject = claims.getSubject().getValue();
        if (subject.length() > LONGEST_SUBJECT || !Text.clean(subject).equals(subject)) throw untrusted("the subject");
        String email = told.getStringClaim("email");
        return new Person(
                issuer(),
                subject,
                email == null ? "" : Text.clean(email, 254).strip(),
                Boolean.TRUE.equals(told.getBooleanClaim("email_verified")));
    }

    private ClientID client() {
        return new ClientID(settings.clientId());
    }

    /** Away from the threads of requests, and not many at once: each holds an answer of the issuer's. */
    private <T> CompletionStage<T> aside(Callable<T> work) {
        if (!places.tryAcquire())
            return CompletableFuture.failedStage(Problem.of("overloaded").thrown());
        return CompletableFuture.supplyAsync(() -> done(work), threads)
                .whenComplete((value, failure) -> places.release());
    }

    private <T> T done(Callable<T> work) {
        try {
            return work.call();
        } catch (Refused known) {
            throw known;
        } catch (Exception failed) {
            LOG.warn("{} cannot be asked: {}", issuer(), Text.clean(String.valueOf(failed.getMessage()), 200));
            throw new CompletionException(Problem.of("oidc_unavailable").thrown());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        calls.close();
    }
}
