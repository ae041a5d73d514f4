// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import java.net.URI;
import sohbet.http.House.Answer;
import sohbet.http.RunningEngine;
import sohbet.persistence.postgres.TestPostgres;

/** From the link that the engine prints to a shop whose admin is signed in. */
final class SettingUp extends Chapter {
    private final RunningEngine engine;
    private final TestPostgres.Database other;
    private final String neighbours;

    SettingUp(
            Story story,
            TestPostgres.Database postgres,
            RunningEngine engine,
            TestPostgres.Database other,
            String neighbours) {
        super(story, postgres);
        this.engine = engine;
        this.other = other;
        this.neighbours = neighbours;
    }

    @Override
    void tell() throws Exception {
        story.placeholders.know(neighbours, "https://models.example");
        String link = engine.setupLink();
        story.placeholders.know(link, "the-token-behind-the-hash-of-the-printed-link");
        Answer entered = ask("enterSetup").body("{\"token\":\"" + link + "\"}").ok();
        Caller wizard = Caller.person(entered, entered.json().at("/inside/csrf").asText());
        ask("resetSetup").by(wizard).ok();
        ask("setSetupAdmin").by(wizard).body("""
                {"name":"Ayşe Yılmaz","email":"%s","password":"%s","locale":"en","mfa":false}""".formatted(EMAIL, PASSWORD)).ok();
        ask("setSetupShop").by(wizard).body("""
                {"name":"Ayşe Ayakkabı","zone":"Europe/Istanbul","currency":"TRY","locales":["tr","en"],"default_locale":"tr",
                "catalogue":"demo"}""").ok();
        ask("testSetupModel").by(wizard).body("""
                {"url":"%s/v1","model":"small","key":"sk-nobodys"}""".formatted(neighbours)).ok();
        ask("setSetupModel").by(wizard).body("{\"use\":\"embedded\"}").ok();
        ask("testSetupMessaging")
                .by(wizard)
                .body("{\"provider\":\"telegram\",\"secret\":\"123456:nobodys\"}")
                .ok();
        ask("setSetupMessaging").by(wizard).body("{\"use\":\"simulator\"}").ok();
        String database = "{\"url\":\"" + address(other) + "\"}";
        ask("testSetupDatabase").by(wizard).body(database).ok();
        ask("setSetupStep").by(wizard).body("{\"step\":\"summary\"}").ok();
        ask("getSetup").by(wizard).ok();
        // It begins, and then finds that this engine was told where its database is.
        ask("moveSetupDatabase").by(wizard).body(database).ok();
        until(
                ask("getSetup").by(wizard),
                it -> !it.at("/inside/database/move/state").asText().equals("moving"));
        ask("startSetup").by(wizard).ok();
        ask("enterSetup").body("{\"token\":\"" + link + "\"}").refused("setup_done");
        story.staff = signedIn(EMAIL, PASSWORD);
    }

    /** As somebody would write it, with the password in it. */
    private String address(TestPostgres.Database of) {
        URI jdbc = URI.create(of.url().substring("jdbc:".length()));
        String host = jdbc.getHost() + ":" + jdbc.getPort();
        String name = jdbc.getPath().substring(1);
        story.placeholders.know(
                of.user() + ":" + of.password() + "@" + host + "/" + name, "shop:secret@db.example:5432/shop");
        story.placeholders.know(host + "/" + name, "db.example:5432/shop");
        String here =
                URI.create(postgres.url().substring("jdbc:".length())).getPath().substring(1);
        story.placeholders.know(host + "/" + here, "127.0.0.1:5432/sohbet");
        return "postgresql://" + of.user() + ":" + of.password() + "@" + host + "/" + name;
    }
}
