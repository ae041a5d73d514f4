// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Text;
import sohbet.persistence.catalogue.Listing;
import sohbet.persistence.catalogue.file.ShopFile;

/** A merge-patch of a product; it fits its schema already. */
record ListingPatch(JsonNode patch) {
    /** A product that is new; what is not given is as an import would leave it. */
    Listing made(ShopFile shop) {
        String id = patch.path("id").asText();
        return on(new Listing(
                id,
                Listing.Text.EMPTY,
                Listing.Text.EMPTY,
                Listing.Text.EMPTY,
                shop.url(id, id),
                null,
                BigDecimal.ZERO,
                null,
                Listing.Unit.PIECE,
                true,
                List.of(),
                id,
                shop.currency(),
                null,
                List.of(),
                List.of(),
                Listing.Options.NONE));
    }

    Listing on(Listing now) {
        return new Listing(
                now.id(),
                text("title", now.title()),
                text("about", now.about()),
                text("words", now.words()),
                Text.clean(patch.path("url").asText(now.url())),
                null,
                patch.has("price") ? new BigDecimal(patch.path("price").asText()) : now.price(),
                number("was", now.was()),
                patch.has("unit") ? ListingParts.unit(patch.path("unit")) : now.unit(),
                inStock(now),
                patch.has("variants") ? ListingParts.variants(patch.path("variants")) : now.variants(),
                now.handle(),
                now.currency(),
                number("stock", now.stock()),
                patch.has("images") ? images() : now.images(),
                patch.has("categories") ? ListingParts.categories(patch.path("categories")) : now.categories(),
                patch.has("attributes") ? ListingParts.options(patch.path("attributes")) : now.attributes());
    }

    private Listing.Text text(String field, Listing.Text now) {
        var given = patch.path(field);
        return new Listing.Text(
                Text.clean(given.path("tr").asText(now.tr())),
                Text.clean(given.path("en").asText(now.en())));
    }

    private @Nullable BigDecimal number(String field, @Nullable BigDecimal now) {
        if (!patch.has(field)) return now;
        return patch.path(field).isNull()
                ? null
                : new BigDecimal(patch.path(field).asText());
    }

    /** A stock that is entered decides, unless the same patch says otherwise. */
    private boolean inStock(Listing now) {
        if (patch.has("in_stock")) return patch.path("in_stock").asBoolean();
        var stock = number("stock", null);
        return patch.has("stock") ? stock == null || stock.signum() > 0 : now.inStock();
    }

    private List<String> images() {
        var images = new ArrayList<String>();
        patch.path("images").forEach(image -> images.add(Text.clean(image.asText())));
        return images;
    }
}
