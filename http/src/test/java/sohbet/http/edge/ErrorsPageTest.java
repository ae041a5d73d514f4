// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.http.GeneratedPage;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErrorsPageTest {
    /** Where a code is named: a problem, a refusal of the domain, a nack. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:Problem\\.of|Rejection\\.of|Rejection\\.retry|Decision\\.refuse|\\brefuse|\\brefused|\\.nack)\\(\\s*(?:\\w+,\\s*)?\"([a-z_]+)\"");

    /** Answers to the engine's own commands and to a hello, which are told to nobody. */
    private static final Set<String> UNTOLD = Set.of("session_open", "stale_turn", "taken_over", "token_superseded");

    @Test
    void the_page_lists_the_codes_there_are() throws IOException {
        var rows = Stream.of(ProblemCode.values())
                .map(code -> "| `%s` | %d | %s | %s |\n"
                        .formatted(code.code(), code.status(), code.title(Language.EN), code.title(Language.TR)))
                .collect(Collectors.joining());
        GeneratedPage.check("errors.md", """
                # Errors

                A request that is refused is answered with a problem document (RFC 9457, `application/problem+json`), a frame with a `nack`. Both
                carry a `code`, which is part of the API and never changes; `title`, `detail` and a nack's `message` are in the reader's
                language, Turkish or English by `Accept-Language` (frames: `locale`). `correlation_id`, also in the header `X-Correlation-Id`, finds the
                request in the log. 429 and 503 come with `Retry-After`. A refusal of the domain that is not in this list has the status 409
                and the title of `conflict`.

                | code | status | English | Turkish |
                |---|---|---|---|
                """ + rows + """

                Written by `ErrorsPageTest` from the code.
                """);
    }

    @Test
    void each_code_speaks_both_languages() {
        for (ProblemCode code : ProblemCode.values()) {
            assertFalse(code.title(Language.TR).isBlank(), code.code());
            assertFalse(code.title(Language.EN).isBlank(), code.code());
            assertNotEquals(code.title(Language.TR), code.title(Language.EN), code.code());
        }
    }

    @Test
    void each_code_the_sources_name_is_in_the_list() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String module : List.of("../engine", "../persistence", ".")) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src/main/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList())
                    NAMED.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        assertTrue(named.size() > 25, named.toString());
        named.removeAll(codes());
        named.removeAll(UNTOLD);
        assertEquals(Set.of(), named);
    }

    @Test
    void the_descriptions_know_the_same_codes() {
        assertEquals(
                codes(),
                enumOf(OpenApiReader.yaml("/api/openapi.yaml").at("/components/schemas/Problem/properties/code")));
    }

    private static Set<String> codes() {
        return Stream.of(ProblemCode.values()).map(ProblemCode::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> enumOf(JsonNode schema) {
        Set<String> words = new TreeSet<>();
        schema.path("enum").forEach(word -> words.add(word.asText()));
        return words;
    }
}
