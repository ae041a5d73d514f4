// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/** A list of products in JSON, or an object that has one as {@code products}; one product in memory at a time. */
final class JsonProducts {
    private static final ObjectMapper JSON =
            new ObjectMapper(JsonFactory.builder().build()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final ShopFile shop;
    private final Consumer<FileEntry> entries;
    private long row;

    JsonProducts(ShopFile shop, Consumer<FileEntry> entries) {
        this.shop = shop;
        this.entries = entries;
    }

    void read(Reader text) throws IOException {
        try (var parser = JSON.getFactory().createParser(text)) {
            if (toList(parser)) {
                while (parser.nextToken() != JsonToken.END_ARRAY) product(JSON.readTree(parser));
            } else entries.accept(new FileEntry.Refused(1, "", FileFault.UNKNOWN_FORMAT, ""));
        } catch (JsonProcessingException e) {
            entries.accept(new FileEntry.Refused(row + 1, "", FileFault.MALFORMED, ""));
        }
    }

    private static boolean toList(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.START_ARRAY) return true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isList = parser.currentName().equals("products");
            if (parser.nextToken() == JsonToken.START_ARRAY && isList) return true;
            parser.skipChildren();
        }
        return false;
    }

    private void product(JsonNode given) {
        row++;
        try {
            entries.accept(new FileEntry.Taken(row, new JsonProduct(given, shop).listing()));
        } catch (FileFault.Found e) {
            entries.accept(e.at(row));
        }
    }
}
