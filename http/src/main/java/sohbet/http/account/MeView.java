// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.Suspension;

/**
 * Who is signed in, for which merchant, with which role.
 *
 * @param owner whether it is an owner of the installation
 * @param permissions what each role may do, see {@link Permissions}
 */
record MeView(
        UserView user,
        ShopView merchant,
        String role,
        boolean owner,
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

    /** @param suspended why the installation's owners have closed it; null while it is open */
    record ShopView(
            String id,
            String name,
            String zone,
            String currency,
            List<String> locales,
            String defaultLocale,
            String region,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Suspension suspended) {
        static ShopView of(Merchant merchant) {
            return new ShopView(
                    merchant.id(),
                    merchant.name(),
                    merchant.zone().getId(),
                    merchant.currency(),
                    merchant.locales(),
                    merchant.defaultLocale(),
                    merchant.region(),
                    merchant.suspension());
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
                caller.isOwner(),
                mfa,
                csrf,
                permissions);
    }
}
