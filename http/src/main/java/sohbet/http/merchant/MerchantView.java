// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.MerchantList;
import sohbet.persistence.merchant.Suspension;

/**
 * A merchant as the owners of the installation see it.
 *
 * @param people how many work for it; only in the list
 */
record MerchantView(
        String id,
        String name,
        String zone,
        String currency,
        List<String> locales,
        String defaultLocale,
        String region,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Suspension suspended,
        @Nullable Instant createdAt,
        @Nullable Long people,
        long version) {
    /** Before there was one. */
    static final Map<String, String> NONE = Map.of();

    static MerchantView of(Merchant shop) {
        return new MerchantView(
                shop.id(),
                shop.name(),
                shop.zone().getId(),
                shop.currency(),
                shop.locales(),
                shop.defaultLocale(),
                shop.region(),
                shop.suspension(),
                null,
                null,
                shop.version());
    }

    static MerchantView of(MerchantList.Row row) {
        return new MerchantView(
                row.id(),
                row.name(),
                row.zone(),
                row.currency(),
                row.locales(),
                row.defaultLocale(),
                row.region(),
                row.suspension(),
                row.createdAt(),
                row.people(),
                row.version());
    }
}
