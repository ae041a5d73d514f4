// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.catalogue.Listing;

/** A merge-patch of a product; it fits its schema already. */
record ListingPatch(JsonNode patch) {
    Listing on(Listing now) {
        return new Listing(
                now.id(),
                text("title", now.title()),
                text("about", now.about()),
                text("words", now.words()),
                patch.path("url").asText(now.url()),
                null,
                patch.has("price") ? new BigDecimal(patch.path("price").asText()) : now.price(),
                number("was", now.was()),
                now.unit(),
                inStock(now),
                now.variants(),
                now.handle(),
                now.currency(),
                number("stock", now.stock()),
                patch.has("images") ? images() : now.images(),
                now.categories(),
                now.attributes());
    }

    private Listing.Text text(String field, Listing.Text now) {
        var given = patch.path(field);
        return new Listing.Text(
                given.path("tr").asText(now.tr()), given.path("en").asText(now.en()));
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
        patch.path("images").forEach(image -> images.add(image.asText()));
        return images;
    }
}
