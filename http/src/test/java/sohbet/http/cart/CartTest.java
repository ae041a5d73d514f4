// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.cart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.http.RunningEngine;
import sohbet.http.edge.AsyncApi;
import sohbet.persistence.account.Role;
import sohbet.persistence.merchant.Merchants;
import sohbet.persistence.postgres.TestPostgres;

/** Carts through a whole node: by frames, by requests, and in the session's own events. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CartTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AsyncApi FRAMES = AsyncApi.load();

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static final String OTHER_KEY = Merchants.freshPublicKey();
    private static RunningEngine engine;

    @BeforeAll
    static void open() throws Exception {
        engine = new RunningEngine(POSTGRES);
        try (var connection = POSTGRES.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                insert into merchant (id, name, zone, currency, locales, default_locale, public_key, hmac_secret, settings)
                select 'other', name, zone, currency, locales, default_locale, '%s', 'other', settings
                from merchant where id = 'demo'""".formatted(OTHER_KEY));
        }
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    /** A visitor by long polling, who remembers what they were told. */
    private static final class Visitor {
        final String key;
        String token;
        String session;
        JsonNode welcome;
        long last;
        final List<JsonNode> events = new ArrayList<>();

        Visitor(String key) {
            this.key = key;
        }

        Visitor() {
            this(engine.demo().publicKey());
        }

        /** Sends frames after the hello; answers what came back beside events and the welcome. */
        List<JsonNode> poll(JsonNode... frames) {
            ObjectNode hello =
                    JSON.createObjectNode().put("type", "hello").put("v", 1).put("key", key);
            hello.put("locale", "en");
            if (token != null) hello.put("token", token).put("after", last);
            ArrayNode all = JSON.createArrayNode().add(hello);
            for (var frame : frames) all.add(frame);
            var rest = new ArrayList<JsonNode>();
            try {
                var answer = engine.post("/api/v1/chat/poll", all.toString());
                assertEquals(200, answer.status(), answer.toString());
                for (JsonNode told : JSON.readTree(answer.body())) hear(told, rest);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return rest;
        }

        private void hear(JsonNode told, List<JsonNode> rest) {
            switch (told.path("type").asText()) {
                case "welcome" -> {
                    welcome = told;
                    if (!told.path("session").asText().equals(session)) last = 0;
                    session = told.path("session").asText();
                    token = told.path("token").asText();
                    fits("server_welcome", told);
                }
                case "event" -> {
                    if (told.path("seq").asLong() <= last) return;
                    last = told.path("seq").asLong();
                    events.add(told);
                    if (told.path("event").asText().equals("cart_changed")) fits("server_event_cart_changed", told);
                }
                default -> {
                    rest.add(told);
                    fits("server_" + told.path("type").asText(), told);
                }
            }
        }

        private static void fits(String frame, JsonNode told) {
            assertEquals(List.of(), FRAMES.validate(frame, told), told.toString());
        }

        List<JsonNode> cartEvents() {
            return events.stream()
                    .filter(e -> e.path("event").asText().equals("cart_changed"))
                    .toList();
        }

        /** Polls until so many changes of the cart have been told. */
        JsonNode heardOf(int changes) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                if (cartEvents().size() < changes) poll(JSON.createObjectNode().put("type", "ping"));
                return cartEvents().size() >= changes;
            });
            assertEquals(changes, cartEvents().size());
            return cartEvents().getLast();
        }

        /** Until this is the cart, with these lines. */
        void heardThat(String cart, List<String> lines) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                poll(JSON.createObjectNode().put("type", "ping"));
                var last = cartEvents().getLast();
                return last.path("cart").asText().equals(cart) && shown(last).equals(lines);
            });
        }

        String[] headers(String... more) {
            var all = new ArrayList<>(List.of("X-Sohbet-Key", key, "Authorization", "Bearer " + token));
            all.addAll(List.of(more));
            return all.toArray(String[]::new);
        }
    }

    private static ObjectNode cart(String op) {
        return JSON.createObjectNode()
                .put("type", "cart")
                .put("cid", UUID.randomUUID().toString())
                .put("op", op);
    }

    private static ObjectNode cart(String op, String product, String quantity) {
        var frame = cart(op).put("product", product);
        return quantity == null ? frame : frame.put("quantity", quantity);
    }

    private static List<String> shown(JsonNode cart) {
        var lines = new ArrayList<String>();
        cart.path("lines")
                .forEach(line -> lines.add(line.path("product").asText() + " "
                        + line.path("quantity").asText()));
        return lines;
    }

    private static Answer send(String method, String path, String body, String... headers) throws Exception {
        var request = engine.request(path, headers);
        return engine.send(
                body == null
                        ? request.method(method, BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body)));
    }

    private static String carts(String id) {
        return "/api/v1/carts/" + id;
    }

    @Test
    void a_frame_changes_the_cart_and_the_session_hears_of_it() {
        var visitor = new Visitor();
        visitor.poll();
        assertFalse(visitor.welcome.has("cart"));
        var add = cart("add", "gemlik-olives", null);
        var answers = visitor.poll(add, cart("set", "pistachios", "0.3"), cart("add", "gemlik-olives", "1"));
        assertEquals(
                List.of("ack", "ack", "ack"),
                answers.stream().map(a -> a.path("type").asText()).toList(),
                answers.toString());
        assertEquals(visitor.session, answers.getFirst().at("/cart/id").asText());
        assertEquals(1, answers.getFirst().at("/cart/seq").asLong());
        var last = visitor.heardOf(3);
        assertEquals(List.of("gemlik-olives 1.5", "pistachios 0.3"), shown(last));
        assertEquals("819.00", last.at("/totals/total").asText());
        assertEquals("TRY", last.at("/totals/currency").asText());
        assertEquals("visitor", last.path("by").asText());
        // The same frame again is the same answer and nothing more.
        assertEquals(answers.getFirst(), visitor.poll(add).getFirst());
        visitor.poll(JSON.createObjectNode().put("type", "ping"));
        assertEquals(List.of("gemlik-olives 1.5", "pistachios 0.3"), shown(visitor.welcome.path("cart")));
        visitor.poll(cart("remove", "pistachios", null), cart("clear"));
        assertEquals(List.of(), shown(visitor.heardOf(5)));
        assertEquals("0", visitor.heardOf(5).at("/totals/total").asText());
    }

    @Test
    void what_does_not_fit_is_refused_with_its_reason_and_always_the_same() {
        var visitor = new Visitor();
        visitor.poll();
        var odd = cart("add", "gemlik-olives", "0.7");
        var answers = visitor.poll(
                odd,
                cart("add", "nothing", "1"),
                cart("add", "red-runners", "1"),
                cart("add", "red-runners", "1").put("variant", "red-runners-99"),
                cart("add", "straw-beach-bag", "1"),
                cart("set", "blue-backpack", "999999999"),
                cart("add"),
                cart("set", "blue-backpack", null));
        assertEquals(
                List.of(
                        "quantity_off_step",
                        "unknown_product",
                        "variant_required",
                        "unknown_variant",
                        "out_of_stock",
                        "quantity_out_of_bounds",
                        "invalid",
                        "invalid"),
                answers.stream().map(a -> a.path("code").asText()).toList());
        assertEquals("0.5", answers.getFirst().at("/details/step").asText());
        assertEquals(answers.getFirst(), visitor.poll(odd).getFirst());
        for (var absurd : List.of("1e999999999", "-1", "NaN", "1,5", "9999999999"))
            assertFalse(
                    FRAMES.validate("client_cart", cart("add", "pistachios", absurd))
                            .isEmpty(),
                    absurd);
        var fitting = cart("add", "red-runners", "1").put("variant", "red-runners-39");
        assertEquals("ack", visitor.poll(fitting).getFirst().path("type").asText());
        assertEquals("red-runners-39", visitor.heardOf(1).at("/lines/0/variant").asText());
    }

    @Test
    void a_request_of_the_page_does_the_same() throws Exception {
        var visitor = new Visitor();
        visitor.poll();
        String id = visitor.session;
        assertEquals(404, engine.get(carts(id), visitor.headers()).status());
        String body = "{\"product_id\":\"linen-fabric\",\"quantity\":\"2.5\"}";
        String[] once = visitor.headers("Idempotency-Key", "k1");
        var made = send("POST", carts(id) + "/lines", body, once);
        assertEquals(201, made.status(), made.toString());
        assertEquals("\"1\"", made.header("ETag").orElse(""));
        assertEquals("662.50", made.json().at("/totals/total").asText());
        assertEquals(
                "1",
                send("POST", carts(id) + "/lines", body, once)
                        .json()
                        .path("seq")
                        .asText());
        String line = carts(id) + "/lines/" + made.json().at("/lines/0/line").asText();

        assertEquals(
                412,
                send("PATCH", line, "{\"quantity\":\"3\"}", visitor.headers("If-Match", "\"7\""))
                        .status());
        var changed = send("PATCH", line, "{\"quantity\":\"3\"}", visitor.headers("If-Match", "\"1\""));
        assertEquals(List.of("linen-fabric 3"), shown(changed.json()), changed.toString());
        assertEquals("\"2\"", changed.header("ETag").orElse(""));
        var odd = send("PATCH", line, "{\"quantity\":\"3.1\"}", visitor.headers());
        assertEquals(422, odd.status());
        assertEquals("quantity_off_step", odd.code());
        assertEquals("0.5", odd.json().at("/details/step").asText());
        assertEquals(
                "no_such_line",
                send("PATCH", carts(id) + "/lines/9", "{\"quantity\":\"1\"}", visitor.headers())
                        .code());
        assertEquals(
                404,
                send("DELETE", carts(id) + "/lines/x", null, visitor.headers()).status());
        assertEquals(
                List.of("linen-fabric 3"),
                shown(engine.get(carts(id), visitor.headers()).json()));
        assertEquals(List.of("linen-fabric 3"), shown(visitor.heardOf(2)));
        assertEquals(
                List.of(), shown(send("DELETE", line, null, visitor.headers()).json()));
        assertEquals(List.of(), shown(visitor.heardOf(3)));
    }

    @Test
    void a_checkout_closes_the_cart_and_an_empty_one_follows() throws Exception {
        var visitor = new Visitor();
        visitor.poll();
        String id = visitor.session;
        assertEquals(
                "cart_empty",
                send("POST", carts(id) + "/checkout", null, visitor.headers()).code());
        var add = cart("add", "red-scarf", "2");
        var ack = visitor.poll(add).getFirst();
        assertEquals(List.of("red-scarf 2"), shown(visitor.heardOf(1)));
        var out = send("POST", carts(id) + "/checkout", null, visitor.headers());
        assertEquals(200, out.status(), out.toString());
        assertEquals("checked_out", out.json().path("status").asText());
        assertEquals(List.of("red-scarf 2"), shown(out.json()));
        String next = out.json().path("successor").asText();
        var late = send("POST", carts(id) + "/lines", "{\"product_id\":\"red-scarf\"}", visitor.headers());
        assertEquals(409, late.status());
        assertEquals("cart_checked_out", late.code());
        assertEquals(next, late.json().at("/details/successor").asText());
        // A frame finds the cart that follows, at once; one from before is not done again in it.
        var more = visitor.poll(cart("add", "red-scarf", "1")).getFirst();
        assertEquals(next, more.at("/cart/id").asText());
        visitor.heardThat(next, List.of("red-scarf 1"));
        // What the new cart tells may be there before the old one's checkout, which then is no news. Either way it is
        // told once.
        var followed = visitor.cartEvents().subList(1, visitor.cartEvents().size());
        assertEquals(id, followed.getFirst().path("instead").asText());
        assertTrue(followed.stream().allMatch(it -> it.path("cart").asText().equals(next)), followed.toString());
        var lines = followed.stream().map(CartTest::shown).toList();
        assertTrue(
                lines.equals(List.of(List.of(), List.of("red-scarf 1")))
                        || lines.equals(List.of(List.of("red-scarf 1"))),
                lines.toString());
        assertEquals(ack, visitor.poll(add).getFirst());
        assertEquals(
                List.of("red-scarf 1"),
                shown(engine.get(carts(next), visitor.headers()).json()));
        // And so does a request, before the session has heard of it.
        var again = send("POST", carts(next) + "/checkout", null, visitor.headers());
        String third = again.json().path("successor").asText();
        var first = send("POST", carts(third) + "/lines", "{\"product_id\":\"red-scarf\"}", visitor.headers());
        assertEquals(201, first.status(), first.toString());
    }

    @Test
    void nobody_elses_cart_is_there() throws Exception {
        var mine = new Visitor();
        mine.poll();
        mine.poll(cart("add", "red-scarf", "1"));
        mine.heardOf(1);
        var another = new Visitor();
        another.poll();
        var abroad = new Visitor(OTHER_KEY);
        abroad.poll();
        String otherShop = "Bearer " + House.await(engine.keys().create("test", "other", Role.ADMIN));
        String line = "{\"product_id\":\"red-scarf\"}";
        for (String[] who : List.of(
                another.headers(),
                abroad.headers(),
                new String[] {"X-Sohbet-Key", OTHER_KEY, "Authorization", "Bearer " + mine.token},
                new String[] {"Authorization", otherShop})) {
            var seen = engine.get(carts(mine.session), who);
            assertTrue(seen.status() == 404 || seen.code().equals("token_refused"), seen.toString());
            for (var tried : List.of(
                    send("PATCH", carts(mine.session) + "/lines/1", "{\"quantity\":\"9\"}", who),
                    send("DELETE", carts(mine.session) + "/lines/1", null, who),
                    send("POST", carts(mine.session) + "/checkout", null, who),
                    send("POST", carts(mine.session) + "/lines", line, who)))
                assertTrue(tried.status() >= 400, tried.toString());
        }
        assertEquals(
                List.of("red-scarf 1"),
                shown(engine.get(carts(mine.session), mine.headers()).json()));
        assertEquals(1, mine.heardOf(1).path("cart_seq").asLong());
    }

    @Test
    void the_shops_server_changes_it_and_the_visitor_sees_it() throws Exception {
        var visitor = new Visitor();
        visitor.poll();
        visitor.poll(cart("add", "red-scarf", "1"));
        String key = "Bearer " + RunningEngine.KEY;
        var made =
                send("POST", carts(visitor.session) + "/lines", "{\"product_id\":\"iron-pan\"}", "Authorization", key);
        assertEquals(201, made.status(), made.toString());
        assertEquals(List.of("red-scarf 1", "iron-pan 1"), shown(visitor.heardOf(2)));
        assertEquals("shop", visitor.heardOf(2).path("by").asText());
    }

    @Test
    void the_cart_goes_on_in_the_session_that_follows() {
        var visitor = new Visitor();
        visitor.poll();
        visitor.poll(cart("add", "red-scarf", "1"));
        visitor.heardOf(1);
        String first = visitor.session;
        visitor.poll(JSON.createObjectNode()
                .put("type", "end")
                .put("cid", UUID.randomUUID().toString()));
        visitor.poll(JSON.createObjectNode().put("type", "ping"));
        assertNotEquals(first, visitor.session);
        assertEquals(first, visitor.welcome.at("/cart/id").asText());
        assertEquals(List.of("red-scarf 1"), shown(visitor.welcome.path("cart")));
        visitor.poll(cart("add", "red-scarf", "1"));
        assertEquals(List.of("red-scarf 2"), shown(visitor.heardOf(2)));
    }

    @Test
    void a_known_customer_finds_it_on_another_device() throws Exception {
        String customer = "k-" + UUID.randomUUID();
        var phone = new Visitor();
        phone.poll();
        phone.poll(cart("add", "red-scarf", "1"), identify(customer));
        assertEquals(List.of("red-scarf 1"), shown(phone.heardOf(2)));
        var laptop = new Visitor();
        laptop.poll();
        laptop.poll(cart("add", "red-scarf", "2"), cart("add", "iron-pan", "1"), identify(customer));
        assertEquals(List.of("red-scarf 3", "iron-pan 1"), shown(laptop.heardOf(3)));
        assertEquals(List.of("red-scarf 3", "iron-pan 1"), shown(phone.heardOf(3)));
        laptop.poll(cart("clear"));
        assertEquals(List.of(), shown(phone.heardOf(4)));
        String id = phone.heardOf(4).path("cart").asText();
        assertEquals(List.of(), shown(engine.get(carts(id), phone.headers()).json()));
        assertFalse(id.contains(customer));
    }

    private static ObjectNode identify(String customer) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(engine.demo().hmacSecret().getBytes(UTF_8), "HmacSHA256"));
        return JSON.createObjectNode()
                .put("type", "identify")
                .put("cid", UUID.randomUUID().toString())
                .put("customer", customer)
                .put("hash", HexFormat.of().formatHex(mac.doFinal(customer.getBytes(UTF_8))));
    }
}
