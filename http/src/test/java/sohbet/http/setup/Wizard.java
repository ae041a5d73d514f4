// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest.BodyPublishers;
import sohbet.http.House.Answer;
import sohbet.http.RunningEngine;

/** Somebody at the wizard, as its page would be. */
final class Wizard {
    static final String ADMIN = """
        {"name":"Ayşe","email":"ayse@shop.example","password":"three small otters","locale":"tr","mfa":false}""";
    static final String SHOP = """
        {"name":"Ayşe Ayakkabı","zone":"Europe/Istanbul","currency":"TRY","locales":["tr","en"],"default_locale":"tr",
        "catalogue":"demo"}""";

    private final RunningEngine engine;
    private final String cookie;
    private final Answer entered;

    private Wizard(RunningEngine engine, String cookie, Answer entered) {
        this.engine = engine;
        this.cookie = cookie;
        this.entered = entered;
    }

    static Wizard enter(RunningEngine engine) throws Exception {
        Answer entered = engine.post("/api/v1/setup/enter", "{\"token\":\"" + engine.setupLink() + "\"}");
        assertEquals(200, entered.status(), entered.toString());
        String cookie = entered.header("Set-Cookie").orElseThrow().split(";", 2)[0];
        return new Wizard(engine, cookie, entered);
    }

    Wizard at(RunningEngine other) {
        return new Wizard(other, cookie, entered);
    }

    /** What the page was told when it came in. */
    Answer entered() {
        return entered;
    }

    private String csrf() {
        return entered.json().at("/inside/csrf").asText();
    }

    Answer state() throws Exception {
        return engine.get("/api/v1/setup", "Cookie", cookie);
    }

    Answer put(String step, String json) throws Exception {
        return engine.send(engine.request("/api/v1/setup/" + step, "Cookie", cookie, "X-CSRF-Token", csrf())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    Answer post(String what, String json) throws Exception {
        return engine.post("/api/v1/setup/" + what, json, "Cookie", cookie, "X-CSRF-Token", csrf());
    }

    Answer postUnmarked(String what) throws Exception {
        return engine.post("/api/v1/setup/" + what, "", "Cookie", cookie);
    }
}
