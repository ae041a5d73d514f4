// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.merchant;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.account.Role;

/**
 * What a merchant's admins change.
 *
 * @param dailyViewLimit product views a session may have in a day of the merchant's zone
 * @param idleMinutes after so much silence a session ends
 * @param messagesPerMinute messages a visitor may send in a minute
 * @param allowedOrigins origins the widget may run on, beside the engine's own
 * @param greeting the bot's first words, by language
 * @param answerer whether the bot answers; without it only the staff does
 * @param look how the widget looks on the shop's pages
 * @param mfaRequiredFor the roles whose people need a second factor, by their words
 * @param hours when people of the shop are there
 * @param retention how long it keeps what people said
 * @param mailFrom as whom it writes mails
 */
public record MerchantSettings(
        int dailyViewLimit,
        int idleMinutes,
        int messagesPerMinute,
        List<String> allowedOrigins,
        Map<String, String> greeting,
        boolean answerer,
        Look look,
        List<String> mfaRequiredFor,
        Hours hours,
        Retention retention,
        MailFrom mailFrom) {
    public static final MerchantSettings USUAL =
            new MerchantSettings(20, 30, 20, List.of(), Map.of(), true, Look.USUAL, List.of());

    /** With people always there, everything kept, and mails in the shop's own name. */
    public MerchantSettings(
            int dailyViewLimit,
            int idleMinutes,
            int messagesPerMinute,
            List<String> allowedOrigins,
            Map<String, String> greeting,
            boolean answerer,
            Look look,
            List<String> mfaRequiredFor) {
        this(
                dailyViewLimit,
                idleMinutes,
                messagesPerMinute,
                allowedOrigins,
                greeting,
                answerer,
                look,
                mfaRequiredFor,
                Hours.ALWAYS,
                Retention.FOR_GOOD,
                MailFrom.USUAL);
    }

    public MerchantSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        greeting = Map.copyOf(greeting);
        mfaRequiredFor = List.copyOf(mfaRequiredFor);
    }

    public Duration idle() {
        return Duration.ofMinutes(idleMinutes);
    }

    /** Whether people of this role need a second factor. */
    public boolean mfaIsRequiredFor(Role role) {
        return mfaRequiredFor.contains(role.word());
    }

    /** As stored: what is absent there has its usual value, so that a new setting needs no migration. */
    record StoredSettings(
            @Nullable Integer dailyViewLimit,
            @Nullable Integer idleMinutes,
            @Nullable Integer messagesPerMinute,
            @Nullable List<String> allowedOrigins,
            @Nullable Map<String, String> greeting,
            @Nullable Boolean answerer,
            @Nullable Look look,
            @Nullable List<String> mfaRequiredFor,
            @Nullable Hours hours,
            @Nullable Retention retention,
            @Nullable MailFrom mailFrom) {
        MerchantSettings complete() {
            return new MerchantSettings(
                    dailyViewLimit == null ? USUAL.dailyViewLimit() : dailyViewLimit,
                    idleMinutes == null ? USUAL.idleMinutes() : idleMinutes,
                    messagesPerMinute == null ? USUAL.messagesPerMinute() : messagesPerMinute,
                    allowedOrigins == null ? USUAL.allowedOrigins() : allowedOrigins,
                    greeting == null ? USUAL.greeting() : greeting,
                    answerer == null ? USUAL.answerer() : answerer,
                    look == null ? USUAL.look() : look,
                    mfaRequiredFor == null ? USUAL.mfaRequiredFor() : mfaRequiredFor,
                    hours == null ? USUAL.hours() : hours,
                    retention == null ? USUAL.retention() : retention,
                    mailFrom == null ? USUAL.mailFrom() : mailFrom);
        }
    }
}
