// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import java.net.URI;
import java.util.Map;
import sohbet.http.House.Answer;
import sohbet.http.account.Authenticator;
import sohbet.http.account.TinyIssuer;
import sohbet.persistence.postgres.TestPostgres;

/** Signing in by an issuer of OpenID Connect. */
final class TheIssuer extends Chapter {
    private static final String DENIZ = "deniz@shop.example";
    private final TinyIssuer issuer;

    TheIssuer(Story story, TestPostgres.Database postgres, TinyIssuer issuer) {
        super(story, postgres);
        this.issuer = issuer;
    }

    /** What the issuer's page sends the browser back with, and the cookie by which we know it again. */
    private record Way(Caller browser, String returned) {}

    @Override
    void tell() throws Exception {
        issuer.email = DENIZ;
        story.placeholders.know(issuer.uri().toString(), "https://accounts.example");
        Way way = begun();
        Answer in = ask("signInByOidc").by(way.browser).body(way.returned).ok();
        Caller deniz = Caller.person(in, in.json().path("csrf").asText());
        Answer two = ask("beginMfa").by(deniz).quietly();
        String code = new Authenticator(two.json().path("key").asText()).now();
        Answer codes =
                ask("confirmMfa").by(deniz).body("{\"code\":\"" + code + "\"}").quietly();
        Way again = begun();
        ask("signInByOidc").by(again.browser).body(again.returned).refused("mfa_needed");
        String spare = codes.json().at("/recovery_codes/0").asText();
        story.placeholders.know(spare, "abcd-efgh-ijkl");
        ask("confirmOidcSignIn")
                .by(again.browser)
                .body("{\"code\":\"" + spare + "\"}")
                .ok();
        ask("getOwnOidc").by(deniz).ok();
        ask("unlinkOidc").by(deniz).ok();
    }

    private Way begun() throws Exception {
        Answer begun = ask("beginOidcSignIn").ok(this::know);
        URI location = location(begun);
        String code = issuer.agree(location);
        story.placeholders.know(code, "the-code-that-the-issuer-gave");
        String state = TinyIssuer.parameters(location.getRawQuery()).get("state");
        String returned = "{\"state\":\"%s\",\"code\":\"%s\",\"iss\":\"%s\"}".formatted(state, code, issuer.uri());
        return new Way(Caller.browser(begun), returned);
    }

    private void know(Answer begun) {
        Map<String, String> asked = TinyIssuer.parameters(location(begun).getRawQuery());
        for (String one : new String[] {"state", "nonce", "code_challenge"})
            story.placeholders.know(asked.get(one), "the-" + one + "-of-this-sign-in");
    }

    private static URI location(Answer begun) {
        return URI.create(begun.json().path("location").asText());
    }
}
