// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import sohbet.http.House.Answer;
import sohbet.http.account.Authenticator;
import sohbet.persistence.postgres.TestPostgres;

/** People and machines of a shop. */
final class TheStaff extends Chapter {
    private static final String MEHMET = "mehmet@shop.example";
    private static final String GIVEN = "given for one day";

    TheStaff(Story story, TestPostgres.Database postgres) {
        super(story, postgres);
    }

    @Override
    void tell() throws Exception {
        ask("addUser").body("""
                {"email":"deniz@shop.example","name":"Deniz Kaya","role":"operator","locale":"tr"}""").ok();
        String invitation = mailed("deniz@shop.example");
        ask("getInvitation", invitation).ok();
        ask("acceptInvitation", invitation)
                .body("{\"name\":\"Deniz Kaya\",\"password\":\"" + PASSWORD + "\"}")
                .ok();
        ask("getInvitation", invitation).refused("link_over");
        passwords();
        keys();
    }

    private void passwords() throws Exception {
        String mehmet = id(ask("addUser").body("""
                {"email":"%s","name":"Mehmet Demir","role":"viewer","password":"%s","must_change_password":true}""".formatted(MEHMET, GIVEN)).quietly());
        ask("changePassword").body("""
                {"email":"%s","password":"%s","new_password":"%s"}""".formatted(MEHMET, GIVEN, PASSWORD)).ok();
        ask("forgot").body("{\"email\":\"" + MEHMET + "\"}").ok();
        ask("reset")
                .body("{\"token\":\"" + mailed(MEHMET) + "\",\"password\":\"four small otters\"}")
                .ok();
        ask("setUserPassword", mehmet).body("{\"password\":\"" + GIVEN + "\"}").ok();
        ask("mailUserLink", mehmet).ok();
        ask("changeUser", mehmet)
                .body("{\"role\":\"operator\",\"must_change_password\":false}")
                .ok();
        signedIn(MEHMET, GIVEN);
        hasTwoSteps(signedIn(MEHMET, GIVEN));
        Answer sessions = ask("listUserSessions", mehmet).ok();
        ask("endUserSession", mehmet, sessions.json().at("/items/0/id").asText())
                .ok();
        ask("endUserSessions", mehmet).ok();
        ask("resetUserMfa", mehmet).ok();
        ask("getUser", mehmet).ok();
        ask("listUsers").query("role=operator&sort=name&limit=10").ok();
        ask("bulkUsers").body("{\"ids\":[\"" + mehmet + "\"],\"act\":\"lock\"}").ok();
        ask("removeUser", mehmet).ok();
        ask("getUser", mehmet).refused("not_found");
    }

    private void hasTwoSteps(Caller mehmet) throws Exception {
        Answer begun = ask("beginMfa").by(mehmet).quietly();
        String code = new Authenticator(begun.json().path("key").asText()).now();
        ask("confirmMfa").by(mehmet).body("{\"code\":\"" + code + "\"}").quietly();
    }

    private void keys() throws Exception {
        Instant end = Instant.now().plus(Duration.ofDays(90)).truncatedTo(ChronoUnit.SECONDS);
        Answer made = ask("addApiKey").body("""
                {"name":"Warehouse","role":"operator","scopes":["catalogue:write"],"expires_at":"%s"}""".formatted(end)).ok();
        String key = made.json().at("/api_key/id").asText();
        ask("listApiKeys").ok();
        ask("changeApiKey", key).body("{\"name\":\"Warehouse at night\"}").ok();
        ask("rotateApiKey", key).body("{\"overlap_seconds\":86400}").ok();
        ask("getApiKey", key).ok();
        ask("revokeApiKey", key).ok();
    }
}
