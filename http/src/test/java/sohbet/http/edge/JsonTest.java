// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JsonTest {
    record View(
            String firstName,
            Optional<String> absent,
            @JsonInclude(JsonInclude.Include.ALWAYS) String shown,
            Instant startedAt,
            BigDecimal total) {}

    @Test
    void views_are_snake_case_without_what_is_absent() {
        View view = new View(
                "Ayşe", Optional.empty(), null, Instant.parse("2026-01-02T03:04:05.600Z"), new BigDecimal("1E+3"));
        assertEquals(
                "{\"first_name\":\"Ayşe\",\"shown\":null,\"started_at\":\"2026-01-02T03:04:05.600Z\",\"total\":1000}",
                Json.text(view));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1,\"a\":2}",
                "{\"a\\u0000\":1,\"a\":2}",
                "[1] [2]",
                "{a:1}",
                "NaN",
                "'a'",
                "\uFEFF{}",
                "1e999999999",
                "{\"n\":-1e-99999}",
                "11111111111111111111111111111111111111111111111111",
                "tru"
            })
    void what_is_no_json_is_refused(String given) {
        assertThrows(MalformedJson.class, () -> Json.read(given));
    }

    @Test
    void depth_is_bounded() {
        assertThrows(MalformedJson.class, () -> Json.read("[".repeat(2000) + "]".repeat(2000)));
    }

    @Test
    void bytes_must_be_utf_8() {
        assertThrows(MalformedJson.class, () -> Json.read(new byte[] {'"', (byte) 0xC3, '"'}));
        assertThrows(MalformedJson.class, () -> Json.read("{}".getBytes(StandardCharsets.UTF_16)));
    }

    @Test
    void texts_are_cleaned_wherever_they_stand() throws MalformedJson {
        assertEquals(
                "{\"a\":[\"xy\",{\"b\":\"\uFFFD\"}]}",
                Json.text(Json.read("{\"a\":[\"x\\u0000y\",{\"b\\u0007\":\"\\ud800\"}]}")));
    }
}
