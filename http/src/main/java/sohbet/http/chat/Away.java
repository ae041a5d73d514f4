// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import sohbet.persistence.merchant.Hours;
import sohbet.persistence.merchant.Merchant;

/** What a visitor is told outside of the shop's hours: that its people are away, and when they are back. */
final class Away {
    private static final DateTimeFormatter TURKISH = DateTimeFormatter.ofPattern("d MMMM EEEE, HH:mm", Locale.of("tr"));
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.of("en", "GB"));

    private Away() {}

    /** The greeting, with a sentence behind it when nobody is there. */
    static String after(String greeting, Merchant shop, String language, Instant now) {
        ZonedDateTime at = now.atZone(shop.zone());
        Hours hours = shop.settings().hours();
        if (hours.isOpen(at)) return greeting;
        boolean isTurkish = language.equals("tr");
        String away = isTurkish ? "Ekibimiz şu anda burada değil." : "Our people are away just now.";
        String back = hours.opensAfter(at)
                .map(opens -> isTurkish
                        ? " Dönüş: " + TURKISH.format(opens) + "."
                        : " They are back on " + ENGLISH.format(opens) + ".")
                .orElse("");
        return (greeting + " " + away + back).strip();
    }

    /** The same for a page that shows it in its own way; nothing when people are always there. */
    static void tell(ObjectNode shop, Merchant merchant, Instant now) {
        Hours hours = merchant.settings().hours();
        if (hours.equals(Hours.ALWAYS)) return;
        ZonedDateTime at = now.atZone(merchant.zone());
        var people = shop.putObject("people").put("there", hours.isOpen(at));
        hours.opensAfter(at)
                .ifPresent(opens -> people.put("back_at", opens.toInstant().toString()));
    }
}
