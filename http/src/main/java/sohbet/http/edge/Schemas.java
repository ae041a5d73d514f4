// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The schemas inside one hand-written description, compiled once and asked often. */
final class Schemas {
    /** Around the schemas stands a description whose own words (paths, channels) are none of the schema's. */
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .unknownKeywordFactory((word, context) -> new NonValidationKeyword(word))
            .build();

    private final Schema document;

    Schemas(String name, JsonNode document) {
        String base = "https://sohbet.invalid/" + name;
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .regularExpressionFactory(Schemas::whole)
                .build();
        var registry = SchemaRegistry.withDefaultDialect(
                DIALECT, builder -> builder.schemaRegistryConfig(config).schemas(Map.of(base, Json.text(document))));
        this.document = registry.getSchema(SchemaLocation.of(base));
    }

    /** The schema at a JSON pointer into the description. */
    Schema at(String pointer) {
        Schema schema = document.getRefSchema(SchemaLocation.Fragment.of("#" + pointer));
        schema.initializeValidators();
        return schema;
    }

    static List<FieldError> validate(Schema schema, JsonNode node, Language language) {
        return schema
                .validate(node, context -> context.executionConfig(config -> config.locale(language.locale())))
                .stream()
                .map(Schemas::fieldError)
                .distinct()
                .limit(20)
                .toList();
    }

    private static FieldError fieldError(Error error) {
        String at = error.getInstanceLocation().toString();
        String property = error.getProperty();
        boolean missing = "required".equals(error.getKeyword()) && property != null;
        String message = error.getMessage();
        return new FieldError(
                missing ? at + "/" + property : at,
                message.startsWith(at + ": ") ? message.substring(at.length() + 2) : message,
                String.valueOf(error.getKeyword()));
    }

    /** In Java {@code $} also matches before a last newline; in a schema it is the very end. */
    private static RegularExpression whole(String regex) {
        String strict =
                regex.endsWith("$") && !regex.endsWith("\\$") ? regex.substring(0, regex.length() - 1) + "\\z" : regex;
        Pattern pattern = Pattern.compile(strict);
        return value -> pattern.matcher(value).find();
    }
}
