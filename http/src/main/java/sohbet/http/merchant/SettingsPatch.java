// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.persistence.merchant.Look;
import sohbet.persistence.merchant.MailFrom;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.MerchantSettings;
import sohbet.persistence.merchant.Retention;

/** A merge-patch of a shop's settings; it fits its schema already. */
final class SettingsPatch {
    private final JsonNode patch;

    SettingsPatch(JsonNode patch) {
        this.patch = patch;
    }

    Merchant on(Merchant merchant) {
        MerchantSettings now = merchant.settings();
        MerchantSettings changed = new MerchantSettings(
                patch.path("daily_view_limit").asInt(now.dailyViewLimit()),
                patch.path("idle_minutes").asInt(now.idleMinutes()),
                patch.path("messages_per_minute").asInt(now.messagesPerMinute()),
                patch.has("allowed_origins") ? origins() : now.allowedOrigins(),
                greeting(now.greeting()),
                patch.path("answerer").asBoolean(now.answerer()),
                look(now.look()),
                patch.has("mfa_required_for") ? roles() : now.mfaRequiredFor(),
                patch.has("hours") ? new HoursBody(patch.path("hours")).hours() : now.hours(),
                new Retention(patch.at("/retention/session_days")
                        .asInt(now.retention().sessionDays())),
                new MailFrom(
                        Text.clean(patch.at("/mail_from/name")
                                        .asText(now.mailFrom().name()))
                                .strip(),
                        Text.clean(patch.at("/mail_from/reply_to")
                                        .asText(now.mailFrom().replyTo()))
                                .strip()));
        return merchant.with(changed, patch.has("zone") ? zone() : merchant.zone());
    }

    private List<String> roles() {
        List<String> roles = new ArrayList<>();
        patch.path("mfa_required_for").forEach(role -> roles.add(role.asText()));
        return roles.stream().distinct().sorted().toList();
    }

    private List<String> origins() {
        List<String> origins = new ArrayList<>();
        patch.path("allowed_origins")
                .forEach(origin -> origins.add(origin.asText().toLowerCase(Locale.ROOT)));
        return origins.stream().distinct().toList();
    }

    private ZoneId zone() {
        return zone(patch.path("zone").asText());
    }

    /** Only places: an offset such as UTC+3 means the opposite in PostgreSQL. */
    static ZoneId zone(String id) {
        boolean place = id.equals("UTC") || (id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"));
        if (!place || !ZoneId.getAvailableZoneIds().contains(id)) {
            throw Problem.invalid("/zone", id + "?").thrown();
        }
        return ZoneId.of(id);
    }

    private Look look(Look now) {
        var given = patch.path("look");
        return new Look(
                given.path("color").asText(now.color()).toLowerCase(Locale.ROOT),
                given.path("side").asText(now.side()),
                given.path("theme").asText(now.theme()));
    }

    private Map<String, String> greeting(Map<String, String> now) {
        Map<String, String> greeting = new TreeMap<>(now);
        patch.path("greeting")
                .properties()
                .forEach(word -> greeting.put(word.getKey(), word.getValue().asText()));
        return greeting;
    }
}
