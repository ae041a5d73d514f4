// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.merchant;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sohbet.engine.chat.Rules;

/**
 * A shop that sells by talking.
 *
 * @param zone where its day begins and ends
 * @param publicKey what its pages carry, {@code sohbet_pk_…}
 * @param hmacSecret what its own server vouches for customers with
 * @param version counts the changes of its settings
 */
public record Merchant(
        String id,
        String name,
        ZoneId zone,
        String currency,
        List<String> locales,
        String defaultLocale,
        String publicKey,
        String hmacSecret,
        MerchantSettings settings,
        long version) {

    public Merchant {
        locales = List.copyOf(locales);
    }

    /** What its chat sessions are held to. */
    public Rules rules() {
        return new Rules(settings.dailyViewLimit(), settings.messagesPerMinute(), settings.idle(), zone);
    }

    /** The entity of one of its chat sessions. */
    public String chat(String session) {
        return id + "~" + session;
    }

    /** The shop's language that fits best what a browser asks for, for example {@code tr-TR}. */
    public String localeFor(String wanted) {
        String language = wanted.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return locales.contains(language) ? language : defaultLocale;
    }

    /** What the bot says first; empty when it says nothing. */
    public String greetingIn(String language) {
        Map<String, String> greeting = settings.greeting();
        return greeting.getOrDefault(language, greeting.getOrDefault(defaultLocale, ""));
    }

    public Merchant with(MerchantSettings changed, ZoneId changedZone) {
        return new Merchant(
                id, name, changedZone, currency, locales, defaultLocale, publicKey, hmacSecret, changed, version);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "merchant " + id + " v" + version;
    }
}
