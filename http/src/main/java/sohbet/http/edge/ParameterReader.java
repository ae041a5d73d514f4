// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.japi.Pair;

/** Reads and checks the parameters an operation names; others are ignored, one given twice is refused. */
final class ParameterReader {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private ParameterReader() {}

    static Parameters read(Operation operation, HttpRequest request, Language language) {
        Query query = request.getUri().query();
        Map<String, String> values = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (Operation.Parameter parameter : operation.parameters()) {
            List<String> given = given(parameter, request, query);
            if (given.size() > 1) {
                errors.add(new FieldError(
                        parameter.name(), language.choose("birden çok kez verilmiş", "given more than once"), "once"));
            } else if (given.isEmpty()) {
                absent(parameter, values, errors, language);
            } else {
                String text = Text.clean(given.getFirst());
                Schemas.validate(parameter.schema(), node(parameter, text), language)
                        .forEach(error -> errors.add(new FieldError(parameter.name(), error.message(), error.rule())));
                values.put(parameter.name(), text);
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).thrown();
        }
        return new Parameters(values);
    }

    private static void absent(
            Operation.Parameter parameter, Map<String, String> values, List<FieldError> errors, Language language) {
        if (parameter.fallback() != null) {
            values.put(parameter.name(), parameter.fallback());
        } else if (parameter.required()) {
            errors.add(new FieldError(parameter.name(), language.choose("eksik", "missing"), "required"));
        }
    }

    private static List<String> given(Operation.Parameter parameter, HttpRequest request, Query query) {
        if (parameter.in().equals("header")) {
            return request.getHeader(parameter.name()).map(HttpHeader::value).stream()
                    .toList();
        }
        return query.toList().stream()
                .filter(pair -> pair.first().equals(parameter.name()))
                .map(Pair::second)
                .toList();
    }

    private static JsonNode node(Operation.Parameter parameter, String text) {
        return parameter.type().equals("integer") && NUMBER.matcher(text).matches()
                ? LongNode.valueOf(Long.parseLong(text))
                : TextNode.valueOf(text);
    }
}
