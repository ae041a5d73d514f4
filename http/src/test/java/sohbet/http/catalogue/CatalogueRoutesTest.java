// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.http.account.FirstRun;
import sohbet.persistence.account.Role;
import sohbet.persistence.catalogue.imports.ImportJobs;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.MethodName.class)
class CatalogueRoutesTest {
    private static final String FILE = """
            Handle,Title,Variant Price,Type
            fincan,Fincan,100.00,Mutfak
            tabak,Tabak,x,Mutfak
            kase,Kâse,=1,Mutfak
            bardak,Bardak,50.00,Mutfak
            """;

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static House house;
    private static String[] admin;

    @BeforeAll
    static void open() {
        house = new House(
                POSTGRES,
                it -> Directives.pathPrefix(
                        PathMatchers.segment("api").slash("v1"),
                        () -> Directives.concat(
                                new ProductRoutes(it.database, it.merchants, it.openApi, it.accounts.access()).routes(),
                                new ImportRoutes(it.database, it.merchants, it.accounts.access()).routes(),
                                new JobRoutes(it.database, it.accounts.access()).routes())));
        admin = new String[] {"Authorization", "Bearer " + house.key(Role.ADMIN)};
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Answer upload(String parts, String... headers) {
        return house.send(house.request("/api/v1/imports", headers)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(parts.replace("\n", "\r\n"))));
    }

    private static String form(String file, boolean isDryRun) {
        return "--b\nContent-Disposition: form-data; name=\"dry_run\"\n\n" + isDryRun
                + "\n--b\nContent-Disposition: form-data; name=\"file\"; filename=\"shop.csv\"\nContent-Type: text/csv\n\n"
                + file + "\n--b--\n";
    }

    private static JsonNode ended(Answer started) {
        assertEquals(202, started.status(), started.toString());
        String at = started.header("Location").orElseThrow();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> house.get(at, admin).json(),
                        job -> !job.path("state").asText().equals("running"));
    }

    private static List<Integer> counts(JsonNode job) {
        assertEquals("done", job.path("state").asText(), job.toString());
        return List.of(
                job.path("created").asInt(),
                job.path("updated").asInt(),
                job.path("unchanged").asInt(),
                job.path("failed").asInt());
    }

    @Test
    void a_file_comes_in_as_it_is_told_and_its_errors_go_out() {
        assertEquals(List.of(2, 0, 0, 2), counts(ended(upload(form(FILE, true), admin))));
        assertEquals(404, house.get("/api/v1/products/fincan", admin).status());
        var job = ended(upload(form(FILE, false), admin));
        assertEquals(List.of(2, 0, 0, 2), counts(job));
        assertEquals("shop.csv", job.path("file").asText());
        assertEquals(1, job.path("progress").asDouble());
        assertEquals(List.of(0, 0, 2, 2), counts(ended(upload(form(FILE, false), admin))));
        var errors = house.get("/api/v1/imports/" + job.path("id").asText() + "/errors", admin);
        assertTrue(errors.header("Content-Type").orElseThrow().startsWith("text/csv"), errors.toString());
        var lines = errors.body().lines().toList();
        assertEquals("\uFEFFrow,field,code,message_tr,message_en,given", lines.getFirst());
        assertEquals("3,Variant Price,not_a_number,Sayı değil,Not a number,x", lines.get(1));
        assertEquals("4,Variant Price,not_a_number,Sayı değil,Not a number,'=1", lines.get(2));
    }

    @Test
    void z_a_job_is_stopped_once_and_keeps_what_it_has_done() throws Exception {
        var job = house.database
                .write(
                        FirstRun.DEMO,
                        connection -> ImportJobs.begin(connection, FirstRun.DEMO, "long.csv", 100, false, "u1"))
                .toCompletableFuture()
                .get()
                .orElseThrow();
        String at = "/api/v1/jobs/" + job.id();
        assertEquals("running", house.get(at, admin).json().path("state").asText());
        assertEquals("import", house.get(at, admin).json().path("kind").asText());
        var stopped = house.send(house.request(at, admin).DELETE());
        assertEquals(200, stopped.status(), stopped.toString());
        assertEquals("cancelled", stopped.json().path("failure").asText());
        var ended = stopped.json().path("ended_at");
        var again = house.send(house.request(at, admin).DELETE()).json();
        assertEquals(ended, again.path("ended_at"), "it has ended already");
        assertEquals(
                "cancelled",
                house.get("/api/v1/imports/" + job.id(), admin)
                        .json()
                        .path("failure")
                        .asText());
        assertEquals(404, house.get("/api/v1/jobs/" + UUID.randomUUID(), admin).status());
        String[] viewer = {"Authorization", "Bearer " + house.key(Role.VIEWER)};
        assertEquals(403, house.send(house.request(at, viewer).DELETE()).status());
    }

    @Test
    void b_products_are_paged_found_and_shelved() {
        var ids = new ArrayList<String>();
        String next = "/api/v1/products?limit=1";
        while (next != null) {
            var page = house.get(next, admin).json();
            page.path("items").forEach(one -> ids.add(one.path("id").asText()));
            next = page.path("next").isNull()
                    ? null
                    : "/api/v1/products?limit=1&cursor=" + page.path("next").asText();
        }
        assertEquals(List.of("bardak", "fincan"), ids);
        var found =
                house.get("/api/v1/products?q=FINCAN&category=mutfak", admin).json();
        assertEquals("fincan", found.at("/items/0/id").asText());
        assertEquals(1, found.path("items").size());
        assertEquals(
                0,
                house.get("/api/v1/products?category=yok", admin)
                        .json()
                        .path("items")
                        .size());
        var shelf = house.get("/api/v1/categories", admin).json().at("/items/0");
        assertEquals("Mutfak", shelf.at("/title/tr").asText());
        assertEquals(2, shelf.path("products").asInt());
    }

    @Test
    void c_a_product_is_changed_for_the_version_it_was_read_in() {
        String path = "/api/v1/products/fincan";
        var read = house.get(path, admin);
        assertEquals("\"1\"", read.header("ETag").orElseThrow());
        assertEquals("/demo/product.html?id=fincan", read.json().path("url").asText());
        var changed = house.patch(
                path,
                "{\"price\":\"90\",\"was\":\"100.00\",\"stock\":\"0\",\"title\":{\"en\":\"Cup\"}}",
                with("If-Match", "\"1\""));
        assertEquals(200, changed.status(), changed.toString());
        assertEquals("\"2\"", changed.header("ETag").orElseThrow());
        assertEquals("90.00", changed.json().path("price").asText());
        assertEquals("Fincan", changed.json().at("/title/tr").asText());
        assertEquals("Cup", changed.json().at("/title/en").asText());
        assertEquals(false, changed.json().path("in_stock").asBoolean());
        assertEquals(
                "precondition_failed",
                house.patch(path, "{\"price\":\"80\"}", with("If-Match", "\"1\""))
                        .code());
        var same = house.patch(path, "{\"price\":\"90.00\",\"stock\":\"0\"}", admin);
        assertEquals("\"2\"", same.header("ETag").orElseThrow());
        var uncounted =
                house.patch(path, "{\"stock\":null,\"was\":null}", admin).json();
        assertTrue(uncounted.path("stock").isNull() && uncounted.path("was").isMissingNode(), uncounted.toString());
        assertEquals("invalid", house.patch(path, "{\"price\":\"-1\"}", admin).code());
        assertEquals(
                "invalid",
                house.patch(path, "{\"url\":\"javascript:alert(1)\"}", admin).code());
        assertEquals(
                "not_found",
                house.patch("/api/v1/products/yok", "{\"price\":\"1\"}", admin).code());
    }

    @Test
    void c2_a_product_is_added_with_its_parts_and_removed_for_its_version() {
        String body = """
                {"id":"kumaş 1","title":{"tr":"Keten kumaş","en":"Linen"},"price":"120.5",
                 "unit":{"code":"m","label":{"tr":"metre","en":"metre"},"step":"0.25"},
                 "categories":[{"id":"kumas","title":{"tr":"Kumaş","en":"Fabric"}},{"id":"kumas","title":{"tr":"x","en":"x"}}],
                 "attributes":{"tr":{"Renk":"Mavi\\u0000"},"en":{"Colour":"Blue"}},
                 "variants":[{"id":"mavi","title":{"tr":"Mavi","en":"Blue"},"sku":"K-1","price":"120.50","in_stock":true,
                  "stock":"7.5","options":{"tr":{"Renk":"Mavi"},"en":{"Colour":"Blue"}}}]}
                """;
        var added = house.post("/api/v1/products", body, admin);
        assertEquals(201, added.status(), added.toString());
        String at = added.header("Location").orElseThrow();
        assertEquals("/api/v1/products/kuma%C5%9F%201", at);
        var read = house.get(at, admin).json();
        assertEquals(2, read.at("/unit/decimals").asInt());
        assertEquals("Kumaş", read.at("/categories/0/title/tr").asText());
        assertEquals(1, read.path("categories").size());
        assertEquals("Mavi", read.at("/attributes/tr/Renk").asText());
        assertEquals("7.5", read.at("/variants/0/stock").asText());
        assertEquals("conflict", house.post("/api/v1/products", body, admin).code());
        var twice = "{\"variants\":[" + variant() + "," + variant() + "]}";
        var refused = house.patch(at, twice, admin);
        assertEquals("invalid", refused.code());
        assertEquals("/variants/1/id", refused.json().at("/errors/0/at").asText());
        var step = "{\"unit\":{\"code\":\"m\",\"label\":{\"tr\":\"m\",\"en\":\"m\"},\"step\":\"0.0\"}}";
        assertEquals(
                "/unit/step",
                house.patch(at, step, admin).json().at("/errors/0/at").asText());
        var changed = house.patch(at, "{\"variants\":[" + variant() + "],\"categories\":[]}", admin)
                .json();
        assertEquals("a", changed.at("/variants/0/id").asText());
        assertEquals(0, changed.path("categories").size());
        assertEquals(
                "precondition_failed", delete(at, with("If-Match", "\"1\"")).code());
        assertEquals(204, delete(at, with("If-Match", "\"2\"")).status());
        assertEquals("not_found", delete(at, admin).code());
    }

    private static String variant() {
        return "{\"id\":\"a\",\"title\":{\"tr\":\"A\",\"en\":\"A\"},\"price\":\"1\",\"in_stock\":true}";
    }

    private static Answer delete(String path, String... headers) {
        return house.send(house.request(path, headers).DELETE());
    }

    @Test
    void c3_imports_are_listed_the_newest_first() {
        var items = house.get("/api/v1/imports", admin).json().path("items");
        assertEquals(3, items.size(), items.toString());
        assertEquals(2, items.at("/0/unchanged").asInt());
        assertEquals(true, items.at("/2/dry_run").asBoolean());
        var operator = new String[] {"Authorization", "Bearer " + house.key(Role.OPERATOR)};
        assertEquals("forbidden", house.get("/api/v1/imports", operator).code());
    }

    @Test
    void d_what_is_no_file_is_refused() {
        assertEquals(
                "unsupported_media_type",
                house.post("/api/v1/imports", "{}", admin).code());
        assertEquals(
                "invalid",
                upload("--b\nContent-Disposition: form-data; name=\"x\"\n\n1\n--b--\n", admin)
                        .code());
        assertEquals("malformed", upload("nothing of the kind", admin).code());
        var operator = new String[] {"Authorization", "Bearer " + house.key(Role.OPERATOR)};
        assertEquals("forbidden", upload(form(FILE, false), operator).code());
        assertEquals("not_found", house.get("/api/v1/imports/x", admin).code());
        assertEquals(
                "not_found",
                house.get("/api/v1/imports/00000000-0000-0000-0000-000000000000/errors", admin)
                        .code());
    }

    @Test
    void e_a_file_may_be_larger_than_other_bodies_and_yet_not_without_end() {
        var many = new StringBuilder("Handle,Title,Body (HTML),Variant Price\n");
        for (int i = 0; i < 200; i++) many.append("p" + i + ",Ürün," + "x".repeat(10_000) + ",1\n");
        assertEquals(List.of(200, 0, 0, 0), counts(ended(upload(form(many.toString(), false), admin))));
        var announced = house.send(house.request("/api/v1/imports", admin)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(new byte[66 * 1024 * 1024])));
        assertEquals("too_large", announced.code());
    }

    private static String[] with(String name, String value) {
        return new String[] {admin[0], admin[1], name, value};
    }
}
