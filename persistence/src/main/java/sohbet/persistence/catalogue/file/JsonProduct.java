// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.catalogue.Listing;
import sohbet.persistence.catalogue.Listing.Category;
import sohbet.persistence.catalogue.Listing.Options;
import sohbet.persistence.catalogue.Listing.Text;
import sohbet.persistence.catalogue.Listing.Unit;
import sohbet.persistence.catalogue.Listing.Variant;

/**
 * One product in JSON: our own shape, where texts may be one or one a language and prices numbers or decimal strings, and
 * DummyJSON's. DummyJSON's price is taken as it is; its discount is a percentage of somebody's cart and no price of before.
 */
final class JsonProduct {
    private static final Numbers NUMBERS = new Numbers('\0');

    /** What DummyJSON says beside the usual, and how that is called. */
    private static final Map<String, Text> FACTS = new TreeMap<>(Map.of(
            "brand", new Text("marka", "brand"),
            "sku", new Text("stok kodu", "sku"),
            "weight", new Text("ağırlık", "weight"),
            "warrantyInformation", new Text("garanti", "warranty"),
            "shippingInformation", new Text("kargo", "shipping"),
            "returnPolicy", new Text("iade", "returns"),
            "minimumOrderQuantity", new Text("en az sipariş", "minimum order")));

    private final JsonNode given;
    private final ShopFile shop;

    JsonProduct(JsonNode given, ShopFile shop) {
        this.given = given;
        this.shop = shop;
    }

    Listing listing() throws FileFault.Found {
        var title = text(given, "title", Cells::line);
        if (title.tr().isEmpty()) throw FileFault.MISSING.in("title", "");
        if (Math.max(title.tr().length(), title.en().length()) > ShopifyProduct.LONGEST_TITLE)
            throw FileFault.TOO_LONG.in("title", title.tr());
        var about = text(given, given.has("about") ? "about" : "description", Cells::plain);
        if (Math.max(about.tr().length(), about.en().length()) > ShopifyProduct.LONGEST_TEXT)
            throw FileFault.TOO_LONG.in("about", about.tr());
        String handle = line("handle");
        String id = Names.id(line("id").isEmpty() ? handle : line("id"));
        if (id.isEmpty()) throw FileFault.MISSING.in("id", "");
        var price = price(given, "price");
        if (price == null) throw FileFault.MISSING.in("price", "");
        var variants = variants(price);
        var stock = stock(given);
        String url = line("url");
        return new Listing(
                id,
                title,
                about,
                words(),
                url.isEmpty() ? shop.url(handle.isEmpty() ? id : handle, id) : url,
                null,
                price,
                was(given, price),
                unit(),
                inStock(given, stock)
                        && (variants.isEmpty() || variants.stream().anyMatch(Variant::inStock)),
                variants,
                handle.isEmpty() ? null : handle,
                currency(),
                stock,
                images(),
                categories(),
                attributes());
    }

    private String line(String field) {
        return Cells.line(given.path(field).asText(""));
    }

    /** One text for both languages, or one each; a language that is missing has the other's. */
    private static Text text(JsonNode at, String field, UnaryOperator<String> cleaned) {
        var node = at.path(field);
        if (!node.isObject()) return Text.both(cleaned.apply(node.isValueNode() ? node.asText("") : ""));
        String tr = cleaned.apply(node.path("tr").asText(""));
        String en = cleaned.apply(node.path("en").asText(""));
        return new Text(tr.isEmpty() ? en : tr, en.isEmpty() ? tr : en);
    }

    private static @Nullable BigDecimal price(JsonNode at, String field) throws FileFault.Found {
        var node = at.path(field);
        return node.isMissingNode() || node.isNull() ? null : NUMBERS.price(field, number(node));
    }

    private static @Nullable BigDecimal was(JsonNode at, BigDecimal price) throws FileFault.Found {
        var was = price(at, at.has("was") ? "was" : "compare_at_price");
        return was == null || was.compareTo(price) <= 0 ? null : was;
    }

    private static @Nullable BigDecimal stock(JsonNode at) throws FileFault.Found {
        var node = at.path("stock");
        return node.isMissingNode() || node.isNull() ? null : NUMBERS.any("stock", number(node));
    }

    /** A number is written out before it is read: an exponent may hide a million digits. */
    private static String number(JsonNode node) {
        if (!node.isNumber()) return node.asText("");
        var value = node.decimalValue();
        return Math.abs((long) value.precision() - value.scale()) > 24 ? value.toString() : value.toPlainString();
    }

    private static boolean inStock(JsonNode at, @Nullable BigDecimal stock) {
        if (at.has("in_stock")) return at.path("in_stock").asBoolean();
        if (at.path("availabilityStatus").asText().equals("Out of Stock")) return false;
        return stock == null || stock.signum() > 0;
    }

    private String currency() throws FileFault.Found {
        String currency = line("currency");
        if (currency.isEmpty()) return shop.currency();
        if (!currency.matches("[A-Z]{3}")) throw FileFault.UNKNOWN_CURRENCY.in("currency", currency);
        return currency;
    }

    private Unit unit() throws FileFault.Found {
        var node = given.path("unit");
        if (!node.isObject()) return Units.named(Cells.line(node.asText("")));
        var known = Units.named(Cells.line(node.path("code").asText("")));
        var label = node.has("label") ? text(node, "label", Cells::line) : known.label();
        var step = node.has("step") ? NUMBERS.amount("unit.step", number(node.path("step"))) : known.step();
        if (step.signum() == 0) throw FileFault.NOT_A_NUMBER.in("unit.step", number(node.path("step")));
        return new Unit(
                known.code(), label, step, Math.clamp(node.path("decimals").asInt(known.decimals()), 0, 6));
    }

    private Text words() {
        if (given.has("words")) return text(given, "words", Cells::line);
        var words = new LinkedHashSet<String>();
        given.path("tags").forEach(tag -> words.add(Cells.line(tag.asText())));
        for (var category : categories()) words.add(category.title().en());
        words.add(line("brand"));
        return Text.both(String.join(" ", words).strip());
    }

    private List<String> images() {
        var images = new LinkedHashSet<String>();
        for (var field : List.of("thumbnail", "image")) if (!line(field).isEmpty()) images.add(line(field));
        given.path("images").forEach(image -> images.add(Cells.line(image.asText(""))));
        images.remove("");
        return List.copyOf(images);
    }

    private List<Category> categories() {
        var categories = new LinkedHashSet<Category>();
        var nodes = new ArrayList<JsonNode>();
        nodes.add(given.path("category"));
        given.path("categories").forEach(nodes::add);
        for (var node : nodes) {
            var title = node.has("title") ? text(node, "title", Cells::line) : Text.both(Cells.line(node.asText("")));
            String id = Names.slug(node.has("id") ? node.path("id").asText() : title.en());
            if (!id.isEmpty()) categories.add(new Category(id, title));
        }
        return List.copyOf(categories);
    }

    private Options attributes() {
        if (given.has("attributes")) return options(given.path("attributes"));
        var tr = new LinkedHashMap<String, String>();
        var en = new LinkedHashMap<String, String>();
        for (var fact : FACTS.entrySet()) {
            String value = line(fact.getKey());
            if (value.isEmpty()) continue;
            tr.put(fact.getValue().tr(), value);
            en.put(fact.getValue().en(), value);
        }
        return new Options(tr, en);
    }

    /** Pairs for both languages, or an object with those of each. */
    private static Options options(JsonNode node) {
        boolean isOfEach = node.path("tr").isObject() || node.path("en").isObject();
        if (!isOfEach) return Options.both(pairs(node));
        var tr = pairs(node.path("tr"));
        var en = pairs(node.path("en"));
        return new Options(tr.isEmpty() ? en : tr, en.isEmpty() ? tr : en);
    }

    private static LinkedHashMap<String, String> pairs(JsonNode node) {
        var pairs = new LinkedHashMap<String, String>();
        node.properties()
                .forEach(pair -> pairs.put(
                        Cells.line(pair.getKey()), Cells.line(pair.getValue().asText(""))));
        return pairs;
    }

    private List<Variant> variants(BigDecimal price) throws FileFault.Found {
        var variants = new ArrayList<Variant>();
        var ids = new HashSet<String>();
        for (var node : given.path("variants")) {
            var title = text(node, "title", Cells::line);
            String sku = Cells.line(node.path("sku").asText(""));
            String own = Cells.line(node.path("id").asText(""));
            String id = Names.id(own.isEmpty() ? sku.isEmpty() ? Names.slug(title.en()) : sku : own);
            if (id.isEmpty()) throw FileFault.MISSING.in("variants.id", "");
            if (!ids.add(id)) throw FileFault.DUPLICATE_VARIANT.in("variants.id", id);
            var its = price(node, "price");
            var stock = stock(node);
            String image = Cells.line(node.path("image").asText(""));
            variants.add(new Variant(
                    id,
                    title,
                    its == null ? price : its,
                    inStock(node, stock),
                    options(node.path("options")),
                    sku.isEmpty() ? null : sku,
                    was(node, its == null ? price : its),
                    stock,
                    image.isEmpty() ? null : image));
        }
        return variants;
    }
}
