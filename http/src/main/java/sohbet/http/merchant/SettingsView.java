// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sohbet.persistence.merchant.Hours;
import sohbet.persistence.merchant.Look;
import sohbet.persistence.merchant.MailFrom;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.Retention;

/** A shop's settings as its admins see them. */
record SettingsView(
        int dailyViewLimit,
        int idleMinutes,
        int messagesPerMinute,
        List<String> allowedOrigins,
        String zone,
        Map<String, String> greeting,
        boolean answerer,
        Look look,
        List<String> mfaRequiredFor,
        Hours hours,
        Retention retention,
        MailFrom mailFrom,
        String publicKey) {

    static SettingsView of(Merchant merchant) {
        var settings = merchant.settings();
        return new SettingsView(
                settings.dailyViewLimit(),
                settings.idleMinutes(),
                settings.messagesPerMinute(),
                settings.allowedOrigins(),
                merchant.zone().getId(),
                new TreeMap<>(settings.greeting()),
                settings.answerer(),
                settings.look(),
                settings.mfaRequiredFor(),
                settings.hours(),
                settings.retention(),
                settings.mailFrom(),
                merchant.publicKey());
    }
}
