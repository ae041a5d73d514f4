// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import sohbet.http.House.Answer;
import sohbet.http.account.Authenticator;
import sohbet.persistence.postgres.TestPostgres;

/** What a person does about their own account. */
final class ComingIn extends Chapter {
    ComingIn(Story story, TestPostgres.Database postgres) {
        super(story, postgres);
    }

    @Override
    void tell() throws Exception {
        String credentials = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(EMAIL, PASSWORD);
        ask("signIn").body(credentials).ok();
        ask("signIn").body(credentials.replace("otters", "beavers")).refused("bad_credentials");
        ask("getMe").ok();
        Answer sessions = ask("listOwnSessions").ok();
        for (var one : sessions.json().path("items"))
            if (!one.path("current").asBoolean()) {
                ask("endOwnSession", one.path("id").asText()).ok();
                break;
            }
        ask("endOtherSessions").ok();
        Caller passing = signedIn(EMAIL, PASSWORD);
        ask("signOut").by(passing).ok();
        secondFactor();
        ask("listOwnMerchants").ok();
        Answer key = ask("addOwnKey")
                .body("{\"name\":\"My laptop\",\"role\":\"viewer\",\"scopes\":[\"sessions:read\"]}")
                .ok();
        ask("listOwnKeys").ok();
        ask("revokeOwnKey", key.json().at("/api_key/id").asText()).ok();
    }

    private void secondFactor() throws Exception {
        ask("getMfa").ok();
        Answer begun = ask("beginMfa").ok();
        String code = new Authenticator(begun.json().path("key").asText()).now();
        story.placeholders.know(code, "123456");
        ask("confirmMfa").body("{\"code\":\"" + code + "\"}").ok();
        String proof = "{\"password\":\"" + PASSWORD + "\"}";
        ask("renewRecoveryCodes").body(proof).ok();
        ask("removeMfa").body(proof).ok();
    }
}
