// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.persistence.account.Token;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.MerchantSettings;
import sohbet.persistence.merchant.Merchants;

/** A merchant as its makers write it, new or as a merge-patch; it fits its schema already. */
public record MerchantBody(JsonNode body) {
    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

    /** Who is asked to be the first admin. */
    record Admin(String email, String name) {
        /** Without the person. */
        @Override
        public String toString() {
            return "first admin";
        }
    }

    boolean namesItself() {
        return body.hasNonNull("id");
    }

    Optional<Admin> admin() {
        return Optional.of(body.path("admin"))
                .filter(JsonNode::isObject)
                .map(admin -> new Admin(
                        Text.clean(admin.path("email").asText()).strip(),
                        Text.clean(admin.path("name").asText()).strip()));
    }

    /** A merchant with keys and an id of its own, which is the one named or made of the name. */
    public Merchant fresh() {
        return fresh(false);
    }

    /** @param grown with something behind the id, for the name is taken */
    public Merchant fresh(boolean grown) {
        String name = name("");
        String tail = "-"
                + Token.fresh()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]", "")
                        .substring(0, 5);
        List<String> locales = locales(List.of("tr", "en"));
        return new Merchant(
                        namesItself() ? body.path("id").asText() : slug(name) + (grown ? tail : ""),
                        name,
                        zone(ZoneId.of("Europe/Istanbul")),
                        currency("TRY"),
                        locales,
                        defaultLocale(locales, locales.getFirst()),
                        Merchants.freshPublicKey(),
                        Token.fresh(),
                        MerchantSettings.USUAL,
                        1)
                .inRegion(region(Merchant.USUAL_REGION));
    }

    Merchant on(Merchant shop) {
        List<String> locales = locales(shop.locales());
        return shop.with(
                name(shop.name()),
                zone(shop.zone()),
                currency(shop),
                locales,
                defaultLocale(locales, shop.defaultLocale()),
                region(shop.region()));
    }

    String currency(Merchant shop) {
        return currency(shop.currency());
    }

    private String name(String now) {
        return body.has("name") ? Text.clean(body.path("name").asText()).strip() : now;
    }

    private ZoneId zone(ZoneId now) {
        return body.has("zone") ? SettingsPatch.zone(body.path("zone").asText()) : now;
    }

    private String currency(String now) {
        String code = body.path("currency").asText(now);
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(it -> it.getCurrencyCode().equals(code)))
            throw Problem.invalid("/currency", code + "?").thrown();
        return code;
    }

    private List<String> locales(List<String> now) {
        if (!body.has("locales")) return now;
        List<String> locales = new ArrayList<>();
        body.path("locales").forEach(locale -> locales.add(locale.asText()));
        return locales;
    }

    private String defaultLocale(List<String> locales, String now) {
        String wanted = body.path("default_locale").asText(now);
        if (locales.contains(wanted)) return wanted;
        if (body.has("default_locale"))
            throw Problem.invalid("/default_locale", wanted + "?").thrown();
        return locales.getFirst();
    }

    private String region(String now) {
        String code = body.path("region").asText(now);
        if (!REGIONS.contains(code))
            throw Problem.invalid("/region", code + "?").thrown();
        return code;
    }

    /** Plain letters and dashes, of whatever the name is written in. */
    static String slug(String name) {
        String plain = Normalizer.normalize(name.replace('ı', 'i'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String cut = plain.length() > 30 ? plain.substring(0, 30).replaceAll("-+$", "") : plain;
        return cut.isEmpty() ? "shop" : cut;
    }
}
