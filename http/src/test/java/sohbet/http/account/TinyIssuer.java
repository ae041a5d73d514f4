// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import sohbet.http.edge.Json;
import sohbet.http.oidc.ProviderSettings;
import sohbet.persistence.account.Token;

/** An issuer of OpenID Connect on this machine that can be told to lie. */
public final class TinyIssuer implements AutoCloseable {
    public static final String CLIENT = "sohbet";
    public static final String SECRET = "a secret: with + and %, of 256 bits or more";

    private final HttpServer server;
    private final RSAKey key = key();
    private final RSAKey anothers = key();
    private final Map<String, Granted> codes = new ConcurrentHashMap<>();

    /** What it does to the next token. */
    volatile Lie lie = Lie.NONE;
    /** What it answers before anything else; null for what it should. */
    volatile Answer instead;

    volatile String subject = "s-1";
    public volatile String email = "admin@demo.test";
    volatile Object isVerified = true;
    /** Whether the address is told only to whoever asks with the access token. */
    volatile boolean isShy;

    record Answer(String path, int status, String location, String body) {}

    private record Granted(Map<String, String> asked) {}

    enum Lie {
        NONE,
        OTHER_NONCE,
        NO_NONCE,
        OTHER_AUDIENCE,
        TWO_AUDIENCES,
        OTHER_PARTY,
        OTHER_ISSUER,
        OTHER_KEY,
        NO_SIGNATURE,
        SHARED_SECRET,
        OTHER_ACCESS_TOKEN,
        OVER,
        FROM_TOMORROW,
        NO_EXPIRY,
        OTHER_PERSON
    }

    public TinyIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    ProviderSettings settings() {
        return new ProviderSettings(uri(), CLIENT, SECRET, "Tiny", URI.create("http://localhost/admin/sign-in/oidc"));
    }

    void honest() {
        lie = Lie.NONE;
        instead = null;
        subject = Token.id();
        isVerified = true;
        isShy = false;
    }

    /** The person agrees: the code that the browser would bring back. */
    public String agree(URI location) {
        String code = Token.fresh();
        codes.put(code, new Granted(parameters(location.getRawQuery())));
        return code;
    }

    public static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            var other = instead;
            if (other != null && path.equals(other.path())) {
                if (other.location() != null) exchange.getResponseHeaders().set("Location", other.location());
                say(exchange, other.status(), other.body());
                return;
            }
            switch (path) {
                case "/.well-known/openid-configuration" -> say(exchange, 200, Json.text(metadata()));
                case "/keys" -> say(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
                case "/token" -> token(exchange);
                case "/userinfo" ->
                    say(
                            exchange,
                            200,
                            Json.text(Map.of(
                                    "sub", lie == Lie.OTHER_PERSON ? "s-2" : subject,
                                    "email", email,
                                    "email_verified", isVerified)));
                default -> say(exchange, 404, "{}");
            }
        } catch (JOSEException e) {
            throw new IOException(e);
        }
    }

    private Map<String, Object> metadata() {
        return Map.of(
                "issuer",
                uri().toString(),
                "authorization_endpoint",
                uri() + "/authorize",
                "token_endpoint",
                uri() + "/token",
                "userinfo_endpoint",
                uri() + "/userinfo",
                "jwks_uri",
                uri() + "/keys",
                "response_types_supported",
                new String[] {"code"},
                "subject_types_supported",
                new String[] {"public"},
                "id_token_signing_alg_values_supported",
                new String[] {"RS256", "HS256", "none"},
                "authorization_response_iss_parameter_supported",
                true);
    }

    private void token(HttpExchange exchange) throws IOException, JOSEException {
        var given = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String basic = "Basic "
                + Base64.getEncoder().encodeToString((CLIENT + ":" + encoded(SECRET)).getBytes(StandardCharsets.UTF_8));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            say(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        var granted = codes.remove(given.get("code"));
        if (granted == null
                || !challenge(given.get("code_verifier")).equals(granted.asked().get("code_challenge"))
                || !given.get("redirect_uri").equals(granted.asked().get("redirect_uri"))) {
            say(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        String access = Token.fresh();
        say(
                exchange,
                200,
                Json.text(Map.of(
                        "access_token",
                        access,
                        "token_type",
                        "Bearer",
                        "expires_in",
                        60,
                        "id_token",
                        idToken(granted.asked().get("nonce"), access))));
    }

    private String idToken(String nonce, String access) throws JOSEException {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(lie == Lie.OTHER_ISSUER ? "https://id.example" : uri().toString())
                .subject(subject)
                .audience(
                        lie == Lie.OTHER_AUDIENCE
                                ? java.util.List.of("another")
                                : lie == Lie.TWO_AUDIENCES
                                        ? java.util.List.of(CLIENT, "another")
                                        : java.util.List.of(CLIENT))
                .issueTime(Date.from(lie == Lie.FROM_TOMORROW ? now.plusSeconds(86_400) : now))
                .expirationTime(
                        lie == Lie.NO_EXPIRY
                                ? null
                                : Date.from(
                                        lie == Lie.OVER
                                                ? now.minusSeconds(120)
                                                : now.plusSeconds(lie == Lie.FROM_TOMORROW ? 90_000 : 60)))
                .claim("nonce", lie == Lie.NO_NONCE ? null : lie == Lie.OTHER_NONCE ? "another" : nonce)
                .claim("at_hash", half(lie == Lie.OTHER_ACCESS_TOKEN ? "another" : access));
        if (lie == Lie.OTHER_PARTY) claims.claim("azp", "another");
        if (!isShy) claims.claim("email", email).claim("email_verified", isVerified);
        if (lie == Lie.NO_SIGNATURE) return new PlainJWT(claims.build()).serialize();
        boolean isShared = lie == Lie.SHARED_SECRET;
        var signed = new SignedJWT(
                new JWSHeader.Builder(isShared ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256)
                        .keyID("k")
                        .build(),
                claims.build());
        signed.sign(
                isShared
                        ? new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8))
                        : new RSASSASigner(lie == Lie.OTHER_KEY ? anothers : key));
        return signed.serialize();
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(verifier));
    }

    private static String half(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha256(token), 16));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
