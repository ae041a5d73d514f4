// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.file;

import java.util.Locale;

/**
 * What a file does not say of the shop it is for.
 *
 * @param currency of prices that name none
 * @param url the address of a product's page, with {@code {handle}} and {@code {id}} in it
 */
public record ShopFile(String currency, String url) {
    /** Where Shopify has a product's page. */
    public static final String PAGES = "/products/{handle}";

    public ShopFile {
        currency = currency.toUpperCase(Locale.ROOT);
    }

    public static ShopFile of(String currency) {
        return new ShopFile(currency, PAGES);
    }

    /** Where a product has its page. */
    public String url(String handle, String id) {
        return url.replace("{handle}", handle).replace("{id}", id);
    }
}
