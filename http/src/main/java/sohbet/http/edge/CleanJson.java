// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Map;

/** A tree with every text and name cleaned, and without numbers nobody can reckon with. */
final class CleanJson {
    /** 1e999999999 is a short text and a number of a billion digits: whoever expands it stands still. */
    private static final int MOST_DIGITS = 40;

    private CleanJson() {}

    static JsonNode of(JsonNode given) throws MalformedJson {
        return switch (given) {
            case ObjectNode object -> cleaned(object);
            case ArrayNode array -> cleaned(array);
            case TextNode text -> TextNode.valueOf(Text.clean(text.textValue()));
            default -> checked(given);
        };
    }

    private static JsonNode cleaned(ObjectNode given) throws MalformedJson {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            // Two names that differ in what was cleaned away are the same name twice.
            object.set(Text.clean(field.getKey()), of(field.getValue()));
        }
        if (object.size() != given.size()) {
            throw new MalformedJson("duplicate field");
        }
        return object;
    }

    private static JsonNode cleaned(ArrayNode given) throws MalformedJson {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(given.size());
        for (JsonNode item : given) {
            array.add(of(item));
        }
        return array;
    }

    private static JsonNode checked(JsonNode given) throws MalformedJson {
        if (given.isBigDecimal()) {
            BigDecimal number = given.decimalValue();
            if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
                throw new MalformedJson("number out of bounds");
            }
        }
        return given;
    }
}
