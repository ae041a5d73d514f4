// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import sohbet.persistence.account.Token;

/**
 * The staff's cookie. Where the engine is reached over https it is bound to this very host by its name; plain http, for trying
 * out, cannot have that.
 */
public final class SessionCookie {
    private final boolean secure;
    private final String name;

    public SessionCookie(boolean secure) {
        this(secure, "sohbet");
    }

    /** One of another kind than the staff's. */
    public SessionCookie(boolean secure, String name) {
        this.secure = secure;
        this.name = secure ? "__Host-" + name : name;
    }

    /** The token in the request's cookies, of the shape ours have. */
    public Optional<String> token(HttpRequest request) {
        return StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(header -> header.is("cookie"))
                .map(HttpHeader::value)
                .flatMap(value -> Arrays.stream(value.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .filter(token -> token.matches("[A-Za-z0-9_-]{43}"))
                .findFirst();
    }

    public HttpHeader set(String token) {
        return cookie(token, "");
    }

    public HttpHeader cleared() {
        return cookie("", "; Max-Age=0");
    }

    /** What writes have to say beside the cookie: only a page that could read our answers knows it. */
    public static String csrf(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Token.hash("csrf " + token));
    }

    public static boolean csrfFits(HttpRequest request, String token) {
        byte[] given = request.getHeader("X-CSRF-Token")
                .map(HttpHeader::value)
                .orElse("")
                .getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(csrf(token).getBytes(StandardCharsets.UTF_8), given);
    }

    private HttpHeader cookie(String value, String more) {
        return RawHeader.create(
                "Set-Cookie",
                name + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "") + more);
    }
}
