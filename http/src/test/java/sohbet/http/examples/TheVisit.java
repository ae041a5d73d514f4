// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import sohbet.http.House.Answer;
import sohbet.persistence.postgres.TestPostgres;

/** Somebody comes to the shop, asks, looks, buys, and is counted. */
final class TheVisit extends Chapter {
    private String session = "";
    private String token = "";
    private Caller page = Caller.NOBODY;

    TheVisit(Story story, TestPostgres.Database postgres) {
        super(story, postgres);
    }

    @Override
    void tell() throws Exception {
        String key =
                ask("getWidgetKeys", "demo").quietly().json().path("public_key").asText();
        comesIn(key);
        buys();
        isHelped();
        isCounted();
        ask("eraseSessionPerson", session).ok();
    }

    private void comesIn(String key) throws Exception {
        String hello =
                "{\"type\":\"hello\",\"v\":1,\"key\":\"" + key + "\",\"locale\":\"en\",\"tz\":\"Europe/Istanbul\"";
        Answer welcome = ask("pollChat")
                .body("[" + hello + ",\"page\":{\"url\":\"https://shop.example/\",\"title\":\"Shop\"}}]")
                .ok();
        for (JsonNode frame : welcome.json())
            if (frame.path("type").asText().equals("welcome")) {
                session = frame.path("session").asText();
                token = frame.path("token").asText();
            }
        page = Caller.page(key, token);
        ask("recordProductInteraction").by(page).body("""
                {"session_id":"%s","product_id":"copper-kettle","action":"view","source":"card"}""".formatted(session)).ok();
        ask("pollChat")
                .body(
                        "[" + hello + ",\"token\":\"" + token
                                + "\",\"after\":2},{\"type\":\"say\",\"cid\":\"c-1\",\"text\":\"how much is the copper kettle?\"}]")
                .quietly();
        until(ask("getSession", session), it -> it.path("messages").size() > 1);
    }

    private void buys() throws Exception {
        ask("addCartLine", session)
                .by(page)
                .body("{\"product_id\":\"copper-kettle\",\"quantity\":\"2\"}")
                .ok();
        ask("setCartLine", session, "1").by(page).body("{\"quantity\":\"1\"}").ok();
        ask("setCartLine", session, "7").by(page).body("{\"quantity\":\"1\"}").refused("no_such_line");
        ask("getCart", session).by(page).ok();
        ask("removeCartLine", session, "1").by(page).ok();
        ask("addCartLine", session)
                .by(page)
                .body("{\"product_id\":\"copper-kettle\"}")
                .quietly();
        ask("checkOutCart", session).by(page).ok();
        ask("recordOrder").body("""
                {"session_id":"%s","order":"A-1001","total":"1199.90","currency":"TRY"}""".formatted(session)).ok();
        // What happens in the cart is told to the session afterwards.
        until(
                ask("getSession", session),
                it -> it.path("cart_changes").size() >= 4
                        && it.path("purchases").size() > 0);
    }

    private void isHelped() throws Exception {
        ask("takeSession", session).body("{\"expect\":0}").ok();
        ask("takeSession", session).body("{\"expect\":0}").refused("stale");
        ask("sayInSession", session)
                .body("{\"cid\":\"a-1\",\"text\":\"It leaves today.\"}")
                .ok();
        ask("handBackSession", session).body("{\"expect\":1}").ok();
        until(ask("listSessions"), it -> it.at("/items/0/last_text").asText().contains("today"));
        ask("getSession", session).ok();
        ask("getSessionAt", session, "2").ok();
        ask("listSessionEvents", session).query("after=0&limit=3").ok();
        ask("listSessions").query("status=open&limit=10").ok();
        ask("getSessionAnalytics", session).ok();
    }

    private void isCounted() throws Exception {
        LocalDate today = LocalDate.now(Placeholders.ZONE);
        String days = "from=" + today + "&to=" + today;
        until(ask("getSummary").query(days), it -> it.path("orders").asInt(1) > 0);
        ask("getSummary").query(days).ok();
        ask("getFunnel").query(days).ok();
        ask("getIntents").query(days).ok();
        ask("getTopProducts").query(days + "&limit=3&locale=en").ok();
        ask("getOverview").ok();
        ask("getExport", "sessions.csv").query(days).ok();
    }
}
