// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import sohbet.http.House.Answer;
import sohbet.persistence.postgres.TestPostgres;

/** Settings, keys and channels of a shop, and what owners do with shops. */
final class TheShop extends Chapter {
    TheShop(Story story, TestPostgres.Database postgres) {
        super(story, postgres);
    }

    @Override
    void tell() throws Exception {
        ask("getSettings", "demo").ok();
        ask("changeSettings", "demo").body("""
                {"allowed_origins":["https://shop.example"],"greeting":{"en":"Hello, what are you looking for?"}}""").ok();
        ask("changeSettings", "demo").body("{\"daily_view_limit\":-1}").refused("invalid");
        ask("getWidgetKeys", "demo").ok();
        ask("rotateWidgetSecret", "demo").body("{\"overlap_seconds\":86400}").ok();
        channels();
        shops();
        oneOfOnesOwn();
    }

    private void oneOfOnesOwn() throws Exception {
        String password = "seven quiet herons";
        ask("signUp").body("""
                {"shop":"Işık Kitabevi","zone":"Europe/Istanbul","currency":"TRY","region":"TR","locale":"tr","name":"Elif Işık",
                "email":"elif@books.example","password":"%s"}""".formatted(password)).ok();
        ask("confirmSignUp")
                .body("""
                {"token":"%s","password":"%s"}""".formatted(mailed("elif@books.example"), password))
                .ok();
    }

    private void channels() throws Exception {
        Answer channel = ask("addChannel").body("""
                {"kind":"telegram","name":"Our bot","account":"ayse_shoes_bot","secret":"123456:nobodys"}""").ok();
        ask("listChannels").ok();
        ask("changeChannel", id(channel))
                .body("{\"name\":\"The bot of the shop\"}")
                .ok();
        ask("testChannel", id(channel)).ok();
        ask("removeChannel", id(channel)).ok();
    }

    private void shops() throws Exception {
        ask("addMerchant").body("""
                {"id":"defter-kalem","name":"Defter Kalem","zone":"Europe/Istanbul","currency":"TRY","locales":["tr","en"],
                "default_locale":"tr","region":"TR","admin":{"email":"zeynep@shop.example","name":"Zeynep Ak"}}""").ok();
        ask("changeMerchant", "defter-kalem")
                .body("{\"name\":\"Defter ve Kalem\"}")
                .ok();
        Answer there = ask("switchMerchant").body("{\"id\":\"defter-kalem\"}").ok();
        story.staff = Caller.person(there, there.json().path("csrf").asText());
        ask("rotatePublicKey", "defter-kalem")
                .body("{\"overlap_seconds\":86400}")
                .ok();
        Answer back = ask("switchMerchant").body("{\"id\":\"demo\"}").quietly();
        story.staff = Caller.person(back, back.json().path("csrf").asText());
        ask("suspendMerchant", "defter-kalem")
                .body("{\"why\":\"The bill was not paid\"}")
                .ok();
        ask("getMerchant", "defter-kalem").ok();
        ask("resumeMerchant", "defter-kalem").ok();
        ask("listMerchants").query("q=defter&limit=10").ok();
        ask("addOwner").body("{\"email\":\"deniz@shop.example\"}").ok();
        Answer owners = ask("listOwners").ok();
        for (var one : owners.json().path("items"))
            if (one.path("email").asText().startsWith("deniz"))
                ask("removeOwner", one.path("id").asText()).ok();
    }
}
