// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import sohbet.http.House.Answer;
import sohbet.persistence.postgres.TestPostgres;

/** What people and other systems are told of. */
final class TheNews extends Chapter {
    private final String neighbours;

    TheNews(Story story, TestPostgres.Database postgres, String neighbours) {
        super(story, postgres);
        this.neighbours = neighbours;
    }

    @Override
    void tell() throws Exception {
        notifications();
        webhooks();
    }

    private void notifications() throws Exception {
        until(
                ask("listNotifications").query("type=import_finished"),
                it -> it.path("items").size() > 0);
        Answer list =
                ask("listNotifications").query("type=import_finished&limit=1").ok();
        String id = list.json().at("/items/0/id").asText();
        ask("readNotification", id).ok();
        ask("unreadNotification", id).ok();
        ask("acknowledgeNotification", id).ok();
        ask("readAllNotifications")
                .body("{\"upto\":" + list.json().at("/items/0/seq").asLong() + "}")
                .ok();
        ask("getNotificationPreferences").ok();
        ask("setNotificationPreferences").body("""
                {"types":[{"type":"import_finished","in_app":true,"toast":true,"sound":false,"browser":false,"email":false}],
                "quiet_hours":{"from":"22:00","to":"08:00"},"zone":"Europe/Istanbul"}""").ok();
    }

    private void webhooks() throws Exception {
        story.placeholders.know(neighbours + "/till", "https://till.shop.example/sohbet");
        Answer made = ask("addWebhook").body("""
                {"name":"Till","url":"%s/till","types":["notification.import_finished"]}""".formatted(neighbours)).ok();
        String id = made.json().at("/webhook/id").asText();
        ask("listWebhooks").ok();
        ask("testWebhook", id).ok();
        String delivered = until(
                        ask("listDeliveries", id).query("status=delivered"),
                        it -> it.path("items").size() > 0)
                .at("/items/0/id")
                .asText();
        ask("listDeliveries", id).query("status=delivered&limit=10").ok();
        ask("getDelivery", delivered).ok();
        ask("replayDelivery", delivered).ok();
        Instant since = Instant.now().minus(Duration.ofHours(6)).truncatedTo(ChronoUnit.SECONDS);
        ask("replayDeliveries", id).body("{\"since\":\"" + since + "\"}").ok();
        ask("rotateWebhook", id).body("{\"overlap_seconds\":86400}").ok();
        ask("changeWebhook", id).body("{\"enabled\":false}").ok();
        ask("getWebhook", id).ok();
        ask("addWebhook")
                .body("{\"name\":\"Till\",\"url\":\"https://10.0.0.7/sohbet\"}")
                .refused("address_refused");
        ask("deleteWebhook", id).ok();
    }
}
