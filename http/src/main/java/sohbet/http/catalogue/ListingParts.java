// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.persistence.catalogue.Listing;

/** The parts of a product that are given as a whole; each fits its schema already. */
final class ListingParts {
    private ListingParts() {}

    static Listing.Unit unit(JsonNode given) {
        var step = new BigDecimal(given.path("step").asText());
        if (step.signum() == 0)
            throw Problem.invalid("/unit/step", "above zero").thrown();
        return new Listing.Unit(
                given.path("code").asText(),
                title(given, "label"),
                step,
                given.path("decimals").asInt(0));
    }

    /** In the order given; a category named twice is named once. */
    static List<Listing.Category> categories(JsonNode given) {
        return StreamSupport.stream(given.spliterator(), false)
                .map(one -> new Listing.Category(one.path("id").asText(), title(one, "title")))
                .distinct()
                .toList();
    }

    static Listing.Options options(JsonNode given) {
        return new Listing.Options(pairs(given.path("tr")), pairs(given.path("en")));
    }

    static List<Listing.Variant> variants(JsonNode given) {
        var variants = new ArrayList<Listing.Variant>();
        var ids = new HashSet<String>();
        for (var one : given) {
            var variant = variant(one);
            if (!ids.add(variant.id()))
                throw Problem.invalid("/variants/" + variants.size() + "/id", "twice")
                        .thrown();
            variants.add(variant);
        }
        return variants;
    }

    private static Listing.Variant variant(JsonNode given) {
        return new Listing.Variant(
                given.path("id").asText(),
                title(given, "title"),
                new BigDecimal(given.path("price").asText()),
                given.path("in_stock").asBoolean(),
                given.has("options") ? options(given.path("options")) : Listing.Options.NONE,
                text(given, "sku"),
                number(given, "was"),
                number(given, "stock"),
                text(given, "image"));
    }

    private static Listing.Text title(JsonNode given, String field) {
        var title = given.path(field);
        return new Listing.Text(
                Text.clean(title.path("tr").asText()),
                Text.clean(title.path("en").asText()));
    }

    private static LinkedHashMap<String, String> pairs(JsonNode given) {
        var pairs = new LinkedHashMap<String, String>();
        given.properties()
                .forEach(pair -> pairs.put(
                        Text.clean(pair.getKey()), Text.clean(pair.getValue().asText())));
        return pairs;
    }

    private static @Nullable String text(JsonNode given, String field) {
        return given.hasNonNull(field) ? Text.clean(given.path(field).asText()) : null;
    }

    private static @Nullable BigDecimal number(JsonNode given, String field) {
        return given.hasNonNull(field) ? new BigDecimal(given.path(field).asText()) : null;
    }
}
