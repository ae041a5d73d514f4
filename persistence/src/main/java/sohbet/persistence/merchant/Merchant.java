// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.merchant;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.Rules;

/**
 * A shop that sells by talking.
 *
 * @param zone where its day begins and ends
 * @param region the country whose phone numbers need no prefix, {@code TR}
 * @param keys what its pages carry and what its server vouches for customers with
 * @param hmacSecret what it began with; customers' carts are named by it for good
 * @param suspension null while it is open
 * @param version counts the changes of its settings
 */
public record Merchant(
        String id,
        String name,
        ZoneId zone,
        String currency,
        List<String> locales,
        String defaultLocale,
        String region,
        WidgetKeys keys,
        String hmacSecret,
        MerchantSettings settings,
        @Nullable Suspension suspension,
        long version) {
    /** The country of a shop that has named none. */
    public static final String USUAL_REGION = "TR";

    public Merchant {
        locales = List.copyOf(locales);
    }

    /** A new shop, open, with keys nobody has rotated. */
    public Merchant(
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
        this(
                id,
                name,
                zone,
                currency,
                locales,
                defaultLocale,
                USUAL_REGION,
                WidgetKeys.of(publicKey),
                hmacSecret,
                settings,
                null,
                version);
    }

    public String publicKey() {
        return keys.publicKey();
    }

    public boolean isSuspended() {
        return suspension != null;
    }

    /** As whom it writes mails: under the name it has chosen for that, or its own. */
    public MailFrom writesAs() {
        MailFrom chosen = settings.mailFrom();
        return chosen.name().isBlank() ? new MailFrom(name, chosen.replyTo()) : chosen;
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
        return with(name, changedZone, currency, locales, defaultLocale, region, keys, changed, suspension);
    }

    public Merchant with(WidgetKeys changed) {
        return with(name, zone, currency, locales, defaultLocale, region, changed, settings, suspension);
    }

    /** Closed, or open again with null. */
    public Merchant with(@Nullable Suspension changed) {
        return with(name, zone, currency, locales, defaultLocale, region, keys, settings, changed);
    }

    public Merchant inRegion(String changed) {
        return with(name, zone, currency, locales, defaultLocale, changed);
    }

    /** With another name, place and tongue. */
    public Merchant with(
            String changedName,
            ZoneId changedZone,
            String changedCurrency,
            List<String> changedLocales,
            String changedDefault,
            String changedRegion) {
        return with(
                changedName,
                changedZone,
                changedCurrency,
                changedLocales,
                changedDefault,
                changedRegion,
                keys,
                settings,
                suspension);
    }

    private Merchant with(
            String changedName,
            ZoneId changedZone,
            String changedCurrency,
            List<String> changedLocales,
            String changedDefault,
            String changedRegion,
            WidgetKeys changedKeys,
            MerchantSettings changedSettings,
            @Nullable Suspension changedSuspension) {
        return new Merchant(
                id,
                changedName,
                changedZone,
                changedCurrency,
                changedLocales,
                changedDefault,
                changedRegion,
                changedKeys,
                hmacSecret,
                changedSettings,
                changedSuspension,
                version);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "merchant " + id + " v" + version;
    }
}
