// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has been said so far, without anything secret.
 *
 * @param at the step that comes next, {@code admin} first
 */
record Draft(
        String at,
        @Nullable Admin admin,
        @Nullable Shop shop,
        @Nullable Model model,
        @Nullable Messaging messaging) {
    static final Draft EMPTY = new Draft("admin", null, null, null, null);

    /** @param mfa whether the second factor is set up right after the start */
    record Admin(String name, String email, String locale, boolean mfa) {}

    /** @param catalogue {@code demo} or {@code import} */
    record Shop(
            String name, String zone, String currency, List<String> locales, String defaultLocale, String catalogue) {}

    /** @param use {@code embedded} or {@code provider} */
    record Model(String use, @Nullable String url, @Nullable String model) {}

    /** @param use {@code simulator} or {@code accounts} */
    record Messaging(
            String use,
            @Nullable String accountSid,
            @Nullable String number,
            boolean telegram) {}

    Draft with(Admin said) {
        return new Draft("shop", said, shop, model, messaging);
    }

    Draft with(Shop said) {
        return new Draft("model", admin, said, model, messaging);
    }

    Draft with(Model said) {
        return new Draft("messaging", admin, shop, said, messaging);
    }

    Draft with(Messaging said) {
        return new Draft("database", admin, shop, model, said);
    }

    Draft at(String step) {
        return new Draft(step, admin, shop, model, messaging);
    }

    /** Passwords and keys that were given, each by its name. The password is there as its hash alone. */
    record Secrets(Map<String, String> byName) {
        static final String PASSWORD = "password";
        static final String MODEL = "model";
        static final String TWILIO = "twilio";
        static final String TELEGRAM = "telegram";

        Secrets {
            byName = Map.copyOf(byName);
        }

        /** With another one, or without it. */
        Secrets with(String name, @Nullable String value) {
            var changed = new java.util.HashMap<>(byName);
            if (value == null) changed.remove(name);
            else changed.put(name, value);
            return new Secrets(changed);
        }

        /** With another one when it was given, else with the one from before. */
        Secrets withIfGiven(String name, @Nullable String value) {
            return value == null || value.isBlank() ? this : with(name, value.strip());
        }

        boolean has(String name) {
            return byName.containsKey(name);
        }

        @Nullable
        String get(String name) {
            return byName.get(name);
        }

        @Override
        public String toString() {
            return "secrets";
        }
    }
}
