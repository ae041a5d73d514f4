// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.persistence.account.ApiKeys;
import sohbet.persistence.account.Role;
import sohbet.persistence.answer.ShopAnswerer;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.Merchants;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KnowledgeRoutesTest {
    private static final String GIFT = """
            {"tr":{"question":"Hediye paketi yapıyor musunuz?","answer":"Evet, ücretsiz."},
            "en":{"question":"Do you wrap gifts?","answer":"Yes, free of charge."}}""";

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static House house;
    private static House another;
    private static String operator;
    private static String elsewhere;

    @BeforeAll
    static void open() {
        house = node();
        another = node();
        operator = "Bearer " + house.key(Role.OPERATOR);
        elsewhere = "Bearer " + House.await(new ApiKeys(house.database).create("test", otherShop(), Role.ADMIN));
    }

    @AfterAll
    static void close() {
        another.close();
        house.close();
    }

    private static House node() {
        return new House(
                POSTGRES,
                it -> Directives.pathPrefix(
                        PathMatchers.segment("api").slash("v1"),
                        () -> new KnowledgeRoutes(
                                        it.database,
                                        new ShopAnswerer(it.database.app()),
                                        it.openApi,
                                        it.accounts.access())
                                .routes()));
    }

    private static String otherShop() {
        var it = House.await(house.table.byId("demo")).orElseThrow();
        var other = new Merchant(
                "other",
                "other",
                it.zone(),
                it.currency(),
                it.locales(),
                it.defaultLocale(),
                Merchants.freshPublicKey(),
                "secret",
                it.settings(),
                1);
        return House.await(house.table.addIfAbsent(other)).id();
    }

    private static Answer send(String method, String path, String body, String key, String... more) {
        var headers = new ArrayList<>(List.of("Authorization", key, "Content-Type", "application/json"));
        headers.addAll(List.of(more));
        return house.send(house.request("/api/v1/knowledge" + path, headers.toArray(String[]::new))
                .method(method, BodyPublishers.ofString(body)));
    }

    private static Answer get(String path, String key) {
        return house.get("/api/v1/knowledge" + path, "Authorization", key);
    }

    private static String added(String body) {
        var answer = send("POST", "", body, operator);
        assertEquals(201, answer.status(), answer.toString());
        return answer.json().path("id").asText();
    }

    private static String one(String language, String question, String answer) {
        return "{\"%s\":{\"question\":\"%s\",\"answer\":\"%s\"}}".formatted(language, question, answer);
    }

    private static List<String> questions(String query) {
        var found = new ArrayList<String>();
        get(query, operator)
                .json()
                .path("items")
                .forEach(it -> found.add(it.findValuesAsText("question").getFirst()));
        return found;
    }

    @Test
    void an_entry_is_added_changed_for_its_version_and_deleted() {
        var made = send("POST", "", GIFT, operator);
        assertEquals(201, made.status(), made.toString());
        assertEquals("\"1\"", made.header("ETag").orElseThrow());
        assertTrue(made.json().hasNonNull("changed_at"));
        String path = "/" + made.json().path("id").asText();
        assertEquals("/api/v1/knowledge" + path, made.header("Location").orElseThrow());
        assertEquals(made.json(), get(path, operator).json());

        String turkish = one("tr", " Hediye paketi? ", "Evet.");
        var changed = send("PUT", path, turkish, operator, "If-Match", "\"1\"");
        assertEquals("\"2\"", changed.header("ETag").orElse(changed.toString()));
        assertEquals("Hediye paketi?", changed.json().at("/tr/question").asText());
        assertTrue(changed.json().path("en").isMissingNode(), "a language left out is taken away");
        var same = send("PUT", path, turkish, operator);
        assertEquals("\"2\"", same.header("ETag").orElseThrow(), "what changes nothing leaves the version");
        assertEquals(
                "precondition_failed",
                send("PUT", path, GIFT, operator, "If-Match", "\"1\"").code());
        assertEquals(
                304,
                house.get("/api/v1/knowledge" + path, "Authorization", operator, "If-None-Match", "\"2\"")
                        .status());

        assertEquals(
                "precondition_failed",
                send("DELETE", path, "", operator, "If-Match", "\"1\"").code());
        assertEquals(
                204, send("DELETE", path, "", operator, "If-Match", "\"2\"").status());
        assertEquals("not_found", send("DELETE", path, "", operator).code());
        assertEquals("not_found", get(path, operator).code());
        assertEquals("not_found", send("PUT", path, GIFT, operator).code());
    }

    @Test
    void a_repeated_request_makes_one_entry() {
        var first = send("POST", "", GIFT, operator, "Idempotency-Key", "k1");
        var again = send("POST", "", GIFT, operator, "Idempotency-Key", "k1");
        assertEquals(201, again.status());
        assertEquals(first.json(), again.json());
        String other = one("tr", "a", "b");
        assertEquals(
                "idempotency_mismatch",
                send("POST", "", other, operator, "Idempotency-Key", "k1").code());
        assertEquals(
                201, send("POST", "", other, elsewhere, "Idempotency-Key", "k1").status());
    }

    @Test
    void the_list_is_searched_filtered_and_paged() {
        added(one("tr", "Çırak servisi nedir?", "Zımba onarımı."));
        added(one("en", "What is the stapler service?", "We mend ZQX staplers."));
        added("""
            {"tr":{"question":"ZQX ikisi","answer":"x"},"en":{"question":"zqx both","answer":"x"}}""");
        assertEquals(List.of("Çırak servisi nedir?"), questions("?q=cirak%20ZIMBA"));
        assertEquals(List.of("ZQX ikisi", "What is the stapler service?"), questions("?q=zqx"));
        assertEquals(List.of("ZQX ikisi"), questions("?q=zqx&locale=tr"));
        assertEquals(List.of(), questions("?q=zqx%20olmayan"));
        String cursor = get("?q=zqx&limit=1", operator).json().path("next").asText();
        assertEquals(List.of("What is the stapler service?"), questions("?q=zqx&limit=1&cursor=" + cursor));
        assertTrue(get("?q=zqx&cursor=" + cursor, operator).json().path("next").isNull());
    }

    @Test
    void another_merchant_sees_and_changes_nothing_of_it() {
        String path = "/" + added(GIFT);
        assertEquals("not_found", get(path, elsewhere).code());
        assertEquals("not_found", send("PUT", path, GIFT, elsewhere).code());
        assertEquals("not_found", send("DELETE", path, "", elsewhere).code());
        assertEquals("[]", get("?q=hediye", elsewhere).json().path("items").toString());
        assertEquals(200, get(path, operator).status());
        var trial = send("POST", "/try", "{\"text\":\"Do you wrap gifts?\",\"locale\":\"en\"}", elsewhere);
        assertTrue(trial.json().path("entry").isMissingNode(), trial.toString());
    }

    @Test
    void viewers_read_and_do_not_write() {
        String viewer = "Bearer " + house.key(Role.VIEWER);
        String path = "/" + added(GIFT);
        assertEquals(200, get("", viewer).status());
        assertEquals(200, get(path, viewer).status());
        assertEquals("forbidden", send("POST", "", GIFT, viewer).code());
        assertEquals("forbidden", send("PUT", path, GIFT, viewer).code());
        assertEquals("forbidden", send("DELETE", path, "", viewer).code());
    }

    @Test
    void nonsense_is_refused_with_its_place() {
        assertEquals("/tr/question", at(one("tr", "  ", "x")));
        assertEquals("/en/answer", at("{\"en\":{\"question\":\"x\"}}"));
        assertEquals("/tr/answer", at(one("tr", "x", "y".repeat(2_001))));
        assertEquals("invalid", send("POST", "", "{}", operator).code());
        assertEquals("invalid", send("POST", "", one("de", "x", "y"), operator).code());
        assertEquals("invalid", get("?cursor=WyJ4IiwieSJd", operator).code());
    }

    private static String at(String body) {
        var answer = send("POST", "", body, operator);
        assertEquals(422, answer.status(), answer.toString());
        return answer.json().at("/errors/0/at").asText();
    }

    @Test
    void what_is_changed_here_is_what_the_bot_says_on_every_node_at_once() {
        String path = "/" + added(one("tr", "Kargo ücreti ne kadar?", "Kargo 100 TL."));
        assertEquals("Kargo 100 TL.", tried(house, "kargo ücreti ne kadar"));
        assertEquals("Kargo 100 TL.", tried(another, "kargo ücreti ne kadar"));
        send("PUT", path, one("tr", "Kargo ücreti ne kadar?", "Kargo 120 TL."), operator);
        assertEquals("Kargo 120 TL.", tried(house, "kargo ücreti ne kadar"));
        assertEquals("Kargo 120 TL.", tried(another, "kargo ücreti ne kadar"));
        send("DELETE", path, "", operator);
        assertFalse(tried(another, "kargo ücreti ne kadar").contains("120"));
    }

    @Test
    void a_trial_names_the_entry_it_is_from() {
        String id = added(one("en", "Do you sharpen scissors?", "On Fridays."));
        var trial = send("POST", "/try", "{\"text\":\"sharpen scissors?\",\"locale\":\"en\"}", operator)
                .json();
        assertEquals("On Fridays.", trial.path("text").asText());
        assertEquals(id, trial.at("/entry/id").asText());
        assertEquals("Do you sharpen scissors?", trial.at("/entry/question").asText());
        assertEquals("en", trial.path("locale").asText());
        var hello = send("POST", "/try", "{\"text\":\"merhaba\",\"locale\":\"tr\"}", operator)
                .json();
        assertEquals("greeting", hello.path("intent").asText());
        assertTrue(hello.path("entry").isMissingNode());
    }

    private static String tried(House node, String text) {
        return node.post(
                        "/api/v1/knowledge/try",
                        "{\"text\":\"" + text + "\",\"locale\":\"tr\"}",
                        "Authorization",
                        operator)
                .json()
                .path("text")
                .asText();
    }
}
