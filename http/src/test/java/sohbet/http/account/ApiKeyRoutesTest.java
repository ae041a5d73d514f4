// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.http.House.Session;
import sohbet.http.edge.Operation;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.Scopes;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ApiKeyRoutesTest {
    private static final String KEYS = "/api/v1/api-keys";
    private static final String OWN = "/api/v1/me/keys";

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static House house;
    private static Session admin;

    @BeforeAll
    static void open() {
        house = new House(POSTGRES, ApiKeyRoutesTest::guarded);
        admin = house.signIn("admin@demo.test");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Route guarded(House house) {
        var access = house.accounts.access();
        return Directives.concat(
                Directives.path("take", () -> access.caller("takeSession", who -> Directives.complete(who.id()))),
                Directives.path("list", () -> access.caller("listSessions", who -> Directives.complete(who.id()))),
                Directives.path("cart", () -> access.permits("getCart", who -> Directives.complete(who.merchantId()))));
    }

    @Test
    void every_operation_of_machines_names_a_scope_and_no_other_does() {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : house.openApi.operations()) {
            boolean isNamed = operation.scope().equals("any")
                    || (Scopes.isOne(operation.scope()) && !operation.scope().equals(Scopes.WHOLE));
            if (isNamed != operation.takes("apiKey")) wrong.add(operation.id() + " " + operation.scope());
            if (isNamed
                    && !operation.scope().equals("any")
                    && operation.permission().equals("admin")
                    && !operation.method().equals("GET")
                    && operation.scope().endsWith(":read")) wrong.add(operation.id() + " writes");
        }
        assertEquals(List.of(), wrong, "x-scope in openapi.yaml");
    }

    @Test
    void a_key_is_told_once_and_works_within_its_scopes() {
        JsonNode made = made("{\"name\":\" Till \",\"role\":\"operator\",\"scopes\":[\"sessions:read\"]}");
        String key = made.path("key").asText();
        String id = made.at("/api_key/id").asText();
        assertEquals("Till", made.at("/api_key/name").asText());
        assertTrue(key.startsWith("sohbet_sk_" + id + "_"), key);
        assertEquals(id, house.get("/list", bearer(key)).body());
        Answer refused = house.post("/take", "", bearer(key));
        assertEquals("scope_needed", refused.code());
        assertEquals("sessions:write", refused.json().path("scope").asText());
        assertEquals("scope_needed", house.get("/cart", bearer(key)).code());
        assertEquals(200, house.get("/api/v1/me", bearer(key)).status());
        Answer shown = house.get(KEYS + "/" + id, admin.headers());
        assertFalse(shown.body().contains(key.substring(key.length() - 40)), shown.body());
        assertEquals("active", shown.json().path("status").asText());
        assertTrue(house.get(KEYS, admin.headers()).body().contains(id));
        patched(id, "{\"scopes\":[\"sessions:write\"]}");
        assertEquals(200, house.post("/take", "", bearer(key)).status());
        patched(id, "{\"role\":\"viewer\"}");
        assertEquals("forbidden", house.post("/take", "", bearer(key)).code());
    }

    @Test
    void a_wrong_or_invented_key_is_nobodys() {
        String key = made("{\"name\":\"k\",\"scopes\":[\"all\"]}").path("key").asText();
        assertEquals(200, house.get("/list", bearer(key)).status());
        char last = key.charAt(key.length() - 1) == 'a' ? 'b' : 'a';
        assertEquals(
                "unauthenticated",
                house.get("/list", bearer(key.substring(0, key.length() - 1) + last))
                        .code());
    }

    @Test
    void after_a_rotation_both_work_for_the_overlap_and_then_the_new_one_alone() {
        JsonNode made = made("{\"name\":\"k\",\"scopes\":[\"all\"]}");
        String id = made.at("/api_key/id").asText();
        String first = made.path("key").asText();
        Answer rotated = house.post(KEYS + "/" + id + "/rotate", "{\"overlap_seconds\":3}", admin.headers());
        String second = rotated.json().path("key").asText();
        assertTrue(second.startsWith("sohbet_sk_" + id + "_") && !second.equals(first));
        assertEquals(200, house.get("/list", bearer(first)).status());
        assertEquals(200, house.get("/list", bearer(second)).status());
        await().atMost(Duration.ofSeconds(15))
                .until(() -> house.get("/list", bearer(first)).status() == 401);
        assertEquals(200, house.get("/list", bearer(second)).status());
    }

    @Test
    void a_revoked_key_is_refused_at_once_and_changed_no_more() {
        JsonNode made = made("{\"name\":\"k\",\"scopes\":[\"all\"]}");
        String id = made.at("/api_key/id").asText();
        assertEquals(204, delete(KEYS + "/" + id, admin).status());
        assertEquals(
                "unauthenticated",
                house.get("/list", bearer(made.path("key").asText())).code());
        assertEquals("not_found", delete(KEYS + "/" + id, admin).code());
        assertEquals(
                "conflict",
                house.post(KEYS + "/" + id + "/rotate", "{}", admin.headers()).code());
        assertEquals(
                "conflict",
                house.patch(KEYS + "/" + id, "{\"name\":\"x\"}", admin.headers())
                        .code());
    }

    @Test
    void a_key_ends_when_it_was_told_to() {
        String soon = Instant.now().plusSeconds(2).toString();
        JsonNode made = made("{\"name\":\"k\",\"scopes\":[\"all\"],\"expires_at\":\"" + soon + "\"}");
        String key = made.path("key").asText();
        assertEquals(200, house.get("/list", bearer(key)).status());
        await().atMost(Duration.ofSeconds(15))
                .until(() -> house.get("/list", bearer(key)).status() == 401);
        JsonNode over = house.get(KEYS + "/" + made.at("/api_key/id").asText(), admin.headers())
                .json();
        assertEquals("expired", over.path("status").asText());
        assertEquals(
                "invalid",
                add("{\"name\":\"k\",\"scopes\":[\"all\"],\"expires_at\":\"2020-01-01T00:00:00Z\"}")
                        .code());
        patched(made.at("/api_key/id").asText(), "{\"expires_at\":null}");
        assertEquals(200, house.get("/list", bearer(key)).status());
    }

    @Test
    void a_key_makes_none_that_reaches_further_and_gets_at_no_such_secret() {
        String key = made("{\"name\":\"k\",\"role\":\"admin\",\"scopes\":[\"access:write\",\"carts:read\"]}")
                .path("key")
                .asText();
        String whole = made("{\"name\":\"whole\",\"scopes\":[\"all\"]}")
                .at("/api_key/id")
                .asText();
        assertEquals(
                201,
                house.post(KEYS, "{\"name\":\"n\",\"scopes\":[\"carts:read\"]}", bearer(key))
                        .status());
        assertEquals(
                "scope_needed",
                house.post(KEYS, "{\"name\":\"n\",\"scopes\":[\"carts:write\"]}", bearer(key))
                        .code());
        assertEquals(
                "scope_needed",
                house.post(KEYS, "{\"name\":\"n\",\"scopes\":[\"all\"]}", bearer(key))
                        .code());
        assertEquals(
                "scope_needed",
                house.post(KEYS + "/" + whole + "/rotate", "{}", bearer(key)).code());
        assertEquals(
                "scope_needed",
                house.patch(KEYS + "/" + whole, "{\"name\":\"n\"}", bearer(key)).code());
    }

    @Test
    void a_persons_own_key_is_theirs_and_an_admin_sees_and_revokes_it() {
        Session viewer = house.signIn(house.staff(Role.VIEWER));
        assertEquals("forbidden", house.get(KEYS, viewer.headers()).code());
        assertEquals(
                "forbidden",
                house.post(OWN, "{\"name\":\"k\",\"role\":\"operator\",\"scopes\":[\"all\"]}", viewer.headers())
                        .code());
        JsonNode made = house.post(OWN, "{\"name\":\"script\",\"scopes\":[\"all\"]}", viewer.headers())
                .json();
        String key = made.path("key").asText();
        String id = made.at("/api_key/id").asText();
        assertEquals("viewer", made.at("/api_key/role").asText());
        assertEquals(200, house.get("/list", bearer(key)).status());
        assertEquals("forbidden", house.post("/take", "", bearer(key)).code());
        assertTrue(house.get(OWN, viewer.headers()).body().contains(id));
        assertFalse(house.get(OWN, admin.headers()).body().contains(id));
        assertEquals("unauthenticated", house.get(OWN, bearer(key)).code());
        JsonNode seen = house.get(KEYS + "/" + id, admin.headers()).json();
        assertEquals("viewer", seen.at("/owner/name").asText());
        assertEquals(
                "conflict",
                house.post(KEYS + "/" + id + "/rotate", "{}", admin.headers()).code());
        assertEquals(
                "conflict",
                house.patch(KEYS + "/" + id, "{\"role\":\"admin\"}", admin.headers())
                        .code());
        assertEquals("not_found", delete(OWN + "/" + id, admin).code());
        assertEquals(204, delete(KEYS + "/" + id, admin).status());
        assertEquals("unauthenticated", house.get("/list", bearer(key)).code());
    }

    @Test
    void the_installations_key_is_listed_and_not_exchanged_here() {
        House.await(new FirstRun(house.database, house.accounts.passwords())
                .prepare(new FirstRun.Wishes(null, null, "sohbet_sk_" + "i".repeat(30))));
        JsonNode installed = null;
        for (JsonNode one : house.get(KEYS, admin.headers()).json().path("items")) {
            if (one.path("installed").asBoolean()) installed = one;
        }
        assertTrue(installed != null && installed.path("prefix").asText().equals("sohbet_sk_iiii"), "" + installed);
        String path = KEYS + "/" + installed.path("id").asText() + "/rotate";
        assertEquals("conflict", house.post(path, "{}", admin.headers()).code());
    }

    @Test
    void a_person_sees_where_they_are_signed_in_and_ends_it() {
        String email = house.staff(Role.OPERATOR);
        Session first = house.signIn(email);
        Session second = house.signIn(email);
        Session third = house.signIn(email);
        JsonNode all = house.get("/api/v1/me/sessions", second.headers()).json().path("items");
        List<String> others = new ArrayList<>();
        all.forEach(one -> {
            if (!one.path("current").asBoolean()) others.add(one.path("id").asText());
        });
        assertEquals(all.size() - 1, others.size());
        assertEquals(
                "not_found",
                delete("/api/v1/me/sessions/" + others.getFirst(), admin).code());
        AtomicInteger ended = new AtomicInteger();
        house.accounts.sessions().onEnded(staffOf(third), ended::incrementAndGet);
        assertEquals(
                204, delete("/api/v1/me/sessions/" + others.getFirst(), second).status());
        assertEquals("unauthenticated", house.get("/api/v1/me", third.headers()).code());
        assertEquals(1, ended.get());
        assertEquals(204, delete("/api/v1/me/sessions", second).status());
        assertEquals("unauthenticated", house.get("/api/v1/me", first.headers()).code());
        assertEquals(
                1,
                house.get("/api/v1/me/sessions", second.headers())
                        .json()
                        .path("items")
                        .size());
        assertEquals(200, house.get("/api/v1/me", admin.headers()).status());
    }

    private static Principal.Staff staffOf(Session session) {
        var request = org.apache.pekko.http.javadsl.model.HttpRequest.GET("/")
                .addHeader(org.apache.pekko.http.javadsl.model.headers.RawHeader.create("Cookie", session.cookie()));
        return House.await(house.accounts.access().staffOf(request)).orElseThrow();
    }

    private static JsonNode made(String body) {
        Answer answer = add(body);
        assertEquals(201, answer.status(), answer.toString());
        return answer.json();
    }

    private static Answer add(String body) {
        return house.post(KEYS, body, admin.headers());
    }

    private static void patched(String id, String patch) {
        assertEquals(200, house.patch(KEYS + "/" + id, patch, admin.headers()).status());
    }

    private static Answer delete(String path, Session session) {
        return house.send(house.request(path, session.headers()).DELETE());
    }

    private static String[] bearer(String key) {
        return new String[] {"Authorization", "Bearer " + key};
    }
}
