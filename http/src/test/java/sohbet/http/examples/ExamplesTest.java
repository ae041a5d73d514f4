// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.http.RunningEngine;
import sohbet.http.account.TinyIssuer;
import sohbet.http.edge.Described;
import sohbet.http.edge.OpenApi;
import sohbet.persistence.postgres.TestPostgres;

/**
 * The examples of the API's description are what one engine is really sent here and really answers. They lie in
 * {@code api/examples}, one file an operation; {@code -Dsohbet.pages=write} writes them anew.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExamplesTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "api", "examples");
    private static final boolean WRITES = "write".equals(System.getProperty("sohbet.pages"));

    /** What has no example of success, and why. */
    private static final Map<String, String> WITHOUT =
            Map.of("getWidget", "a program of hundreds of lines that the build of web/ makes");

    /** What is another thing each time and can be reckoned from nothing. */
    private static final Map<String, JsonNode> FIXED = Map.ofEntries(
            Map.entry("csrf", TextNode.valueOf("the-csrf-of-this-session")),
            Map.entry("mfa.key", TextNode.valueOf("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")),
            Map.entry(
                    "mfa.uri",
                    TextNode.valueOf(
                            "otpauth://totp/Sohbet:ayse%40shop.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Sohbet")),
            Map.entry("mfa.qr", TextNode.valueOf("data:image/png;base64,iVBORw0KGgo=")),
            Map.entry("recovery_codes", TextNode.valueOf("abcd-efgh-ijkl")),
            Map.entry("chat.token", TextNode.valueOf("the-token-of-this-session")),
            Map.entry("merchants.secret", TextNode.valueOf("the-secret-that-vouches-for-customers")),
            Map.entry("pos", TextNode.valueOf("41459-66")),
            Map.entry("correlation_id", TextNode.valueOf("00000000-0000-4000-8000-000000000000")),
            Map.entry("move.state", TextNode.valueOf("moving")),
            Map.entry("move.why", NullNode.instance),
            Map.entry("move.message", NullNode.instance));

    private static final OpenApi OPEN_API = OpenApi.load();
    private static final ObjectWriter JSON = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private static final String TOP = "(/response/body(/[^/\\[]+|\\[])?).*";

    private static Map<String, List<Example>> told = Map.of();

    @BeforeAll
    static void tell() throws Exception {
        Story story;
        do {
            story = told();
        } while (story.placeholders.isAnotherHour());
        told = story.told();
        if (WRITES) for (var one : texts().entrySet()) Files.writeString(file(one.getKey()), one.getValue());
    }

    private static Story told() throws Exception {
        try (var postgres = TestPostgres.database();
                var other = TestPostgres.database();
                var neighbours = new Neighbours();
                var issuer = new TinyIssuer()) {
            String near = neighbours.url();
            // However busy the machine is, nothing is told twice and nothing is given up.
            String settings = """
                    sohbet {
                      sandbox = on, sign-up = on, telegram.api-url = "%s/telegram", kernel.ask-timeout = 60s
                      oidc { issuer = "%s", client-id = %s, client-secret = "%s", name = "The accounts of the chain" }
                    }""".formatted(near, issuer.uri(), TinyIssuer.CLIENT, TinyIssuer.SECRET);
            try (var engine = RunningEngine.empty(postgres, settings)) {
                var story = new Story(engine, OPEN_API, new Placeholders(FIXED));
                for (Chapter chapter : List.of(
                        new SettingUp(story, postgres, engine, other, near),
                        new ComingIn(story, postgres),
                        new TheStaff(story, postgres),
                        new TheIssuer(story, postgres, issuer),
                        new TheShop(story, postgres),
                        new TheGoods(story, postgres),
                        new TheVisit(story, postgres),
                        new TheNews(story, postgres, near),
                        new TheEngine(story, postgres),
                        new TheRest(story, postgres, OPEN_API, WITHOUT.keySet()))) {
                    chapter.tell();
                }
                return story;
            }
        }
    }

    private static Path file(String operation) {
        return FOLDER.resolve(operation + ".json");
    }

    /**
     * What of an example may not change unseen: what is sent, which status comes, and which fields an answer has at its top. Values
     * are of one run, and which frames or entries there are by then, and what is known of them, is a matter of time.
     */
    private static SortedSet<String> essence(String text) {
        var found = new TreeSet<String>();
        try {
            if (text != null) gather("", new ObjectMapper().readTree(text), found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static void gather(String path, JsonNode node, SortedSet<String> into) {
        if (!node.isContainerNode() || node.isEmpty())
            into.add(path.endsWith("]/status") ? path + " " + node : path.replaceFirst(TOP, "$1"));
        if (node.isArray()) into.add(path.replaceFirst(TOP, "$1"));
        node.properties().forEach(field -> gather(path + "/" + field.getKey(), field.getValue(), into));
        if (node.isArray()) node.forEach(entry -> gather(path + "[]", entry, into));
    }

    private static Map<String, String> texts() throws IOException {
        var texts = new TreeMap<String, String>();
        for (var one : told.entrySet()) texts.put(one.getKey(), JSON.writeValueAsString(one.getValue()) + "\n");
        return texts;
    }

    @Test
    void every_operation_has_an_example_that_is_sent_and_succeeds() {
        var without = new ArrayList<String>();
        for (var operation : OPEN_API.operations()) {
            boolean succeeds = told.getOrDefault(operation.id(), List.of()).stream()
                    .anyMatch(one -> one.status() < 400
                            && (operation.body().isEmpty() || one.request().body() != null));
            if (succeeds == WITHOUT.containsKey(operation.id())) without.add(operation.id());
        }
        assertEquals(List.of(), without, "a chapter in " + ExamplesTest.class.getPackageName() + " tells each of them");
    }

    @Test
    void the_examples_shown_are_what_was_sent_and_answered_just_now() throws IOException {
        var shown = new TreeMap<String, String>();
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.toList())
                shown.put(file.getFileName().toString().replace(".json", ""), Files.readString(file));
        }
        var told = texts();
        String how = ".json is old; write it with: mvn -pl http -am test -Dtest=ExamplesTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dsohbet.pages=write";
        var old = told.keySet().stream()
                .filter(operation -> !essence(told.get(operation)).equals(essence(shown.get(operation))))
                .toList();
        for (String operation : old)
            assertEquals(essence(told.get(operation)), essence(shown.get(operation)), old + how);
        assertEquals(told.keySet(), shown.keySet());
    }

    @Test
    void each_example_is_as_the_operation_describes_it() {
        var described = new Described();
        var wrong = new ArrayList<String>();
        for (var operation : OPEN_API.operations())
            for (Example one : told.getOrDefault(operation.id(), List.of())) {
                var request = one.request();
                if (request.body() != null
                        && one.status() < 400
                        && request.type().endsWith("json"))
                    described
                            .ofRequest(operation, request.type(), request.body())
                            .forEach(error -> wrong.add(operation.id() + " takes no " + error));
                var response = one.response();
                if (response.body() != null)
                    described
                            .ofResponse(operation, one.status(), response.type(), response.body())
                            .forEach(error -> wrong.add(operation.id() + " " + one.status() + " " + error));
            }
        assertEquals(List.of(), wrong);
    }

    /** What lies deeper than a comparison looks is still held to the description. */
    @Test
    void each_example_shown_is_as_the_operation_describes_it() throws IOException {
        var described = new Described();
        var wrong = new ArrayList<String>();
        for (var operation : OPEN_API.operations()) {
            if (!Files.exists(file(operation.id()))) continue;
            for (JsonNode one : new ObjectMapper().readTree(Files.readString(file(operation.id())))) {
                var response = one.path("response");
                if (response.has("body"))
                    described
                            .ofResponse(
                                    operation,
                                    one.path("status").asInt(),
                                    response.path("type").asText(),
                                    response.path("body"))
                            .forEach(error -> wrong.add(operation.id() + " " + error));
            }
        }
        assertEquals(List.of(), wrong);
    }
}
