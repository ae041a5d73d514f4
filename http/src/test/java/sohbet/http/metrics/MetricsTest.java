// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.metrics;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.RunningEngine;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MetricsTest {
    private static final Pattern NAME = Pattern.compile("\\b(?:sohbet|jvm|process|host)_[a-z0-9_]+");

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static RunningEngine engine;

    @BeforeAll
    static void open() throws Exception {
        engine = new RunningEngine(POSTGRES);
        alittleTraffic();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static void alittleTraffic() throws Exception {
        engine.get("/health");
        engine.get("/nothing");
        engine.post("/api/v1/sign-in", "{\"email\":\"a@b.c\",\"password\":\"" + "x" + "\"}");
        String hello = "{\"type\":\"hello\",\"v\":1,\"key\":\"" + engine.demo().publicKey() + "\",\"locale\":\"tr\"}";
        String say = "{\"type\":\"say\",\"cid\":\"c1\",\"text\":\"Merhaba, kulaklık var mı?\"}";
        String unknown = "{\"type\":\"placement\",\"cid\":\"c2\",\"at\":\"cart\"}";
        // A node that has only just started may ask to come back.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> engine.post("/api/v1/chat/poll", "[" + hello + "," + say + "," + unknown + "]")
                        .body()
                        .contains("\"ack\""));
    }

    @Test
    void every_metric_that_a_rule_or_a_panel_names_is_there() {
        Set<String> named = named();
        assertTrue(named.size() > 20, named.toString());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Set<String> missing = new TreeSet<>(named);
            missing.removeAll(scraped());
            assertEquals(Set.of(), missing);
        });
    }

    @Test
    void requests_are_counted_by_operation_and_refusal() {
        // Another class in this Java machine may have counted some of them before.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertCounted(
                    "request_seconds_count{", "operation=\"signIn\"", "code=\"bad_credentials\"", "status=\"401\"");
            assertCounted("request_seconds_count{", "operation=\"none\"", "code=\"not_found\"", "status=\"404\"");
            assertCounted("request_seconds_bucket{", "operation=\"pollChat\"", "code=\"none\"", "le=\"0.05\"");
            assertCounted("frame_seconds_count{", "frame=\"placement\"", "code=\"not_available\"");
            assertCounted("frame_seconds_count{", "frame=\"say\"", "code=\"none\"");
        });
    }

    private static void assertCounted(String... parts) {
        assertTrue(
                scrape().lines().anyMatch(line -> Stream.of(parts).allMatch(line::contains)), String.join(" ", parts));
    }

    @Test
    void no_label_says_anything_of_a_person() throws Exception {
        engine.post("/api/v1/sign-in", "{\"email\":\"ayse@example.test\",\"password\":\"geheim\"}");
        engine.get("/api/v1/sessions/ayse@example.test?q=ayse", "X-Correlation-Id", "ayse", "User-Agent", "ayse");
        await().pollDelay(Duration.ofMillis(1500)).until(() -> true);
        String scrape = scrape();
        for (String word : List.of("ayse", "a@b.c", "geheim", "127.0.0.1", "sohbet_pk_", "Merhaba")) {
            assertFalse(scrape.contains(word), word);
        }
    }

    private static Set<String> scraped() {
        return scrape().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    private static String scrape() {
        try {
            return engine.get("/metrics").body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> named() {
        return Stream.concat(rules(), panels())
                .flatMap(text -> NAME.matcher(text).results().map(m -> m.group()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> rules() {
        return read(new ObjectMapper(new YAMLFactory()), "prometheus/sohbet.rules.yml")
                .findValuesAsText("expr")
                .stream();
    }

    private static Stream<String> panels() {
        return read(new ObjectMapper(), "grafana/dashboards/sohbet.json").findValuesAsText("expr").stream();
    }

    private static JsonNode read(ObjectMapper mapper, String file) {
        try {
            return mapper.readTree(Files.readString(Path.of("..", "conf", file)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
