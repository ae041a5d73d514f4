// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.util.List;
import java.util.Map;
import sohbet.persistence.merchant.Merchant;

/**
 * Who is signed in, for which merchant, with which role.
 *
 * @param permissions what each role may do, see {@link Permissions}
 */
record MeView(
        UserView user,
        ShopView merchant,
        String role,
        MfaView mfa,
        String csrf,
        Map<String, List<String>> permissions) {
    /**
     * Whether the person has a second factor.
     *
     * @param required whether the merchant asks for one; without it only what is about oneself can be done
     */
    record MfaView(boolean enabled, boolean required) {}

    record UserView(String id, String name, String email) {}

    record ShopView(String id, String name, String zone, String currency, List<String> locales, String defaultLocale) {
        static ShopView of(Merchant merchant) {
            return new ShopView(
                    merchant.id(),
                    merchant.name(),
                    merchant.zone().getId(),
                    merchant.currency(),
                    merchant.locales(),
                    merchant.defaultLocale());
        }
    }

    static MeView of(
            Principal.Caller caller,
            String email,
            Merchant merchant,
            MfaView mfa,
            String csrf,
            Map<String, List<String>> permissions) {
        return new MeView(
                new UserView(caller.id(), caller.name(), email),
                ShopView.of(merchant),
                caller.role().word(),
                mfa,
                csrf,
                permissions);
    }
}
