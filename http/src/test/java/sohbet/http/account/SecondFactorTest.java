// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.http.House.Session;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.StaffUsers;
import sohbet.persistence.account.Token;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecondFactorTest {
    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static House house;
    private String email;
    private String userId;

    @BeforeAll
    static void open() {
        house = new House(POSTGRES, SecondFactorTest::guarded);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void somebody() {
        email = Token.id() + "@demo.test";
        String hash = House.await(house.accounts.passwords().hash(House.PASSWORD));
        userId = House.await(new StaffUsers(house.database).add(email, "Somebody", hash, "demo", Role.OPERATOR));
    }

    private static Route guarded(House house) {
        var access = house.accounts.access();
        return Directives.concat(
                Directives.path("take", () -> access.caller("takeSession", who -> Directives.complete(who.id()))),
                Directives.path("list", () -> access.caller("listSessions", who -> Directives.complete(who.id()))));
    }

    @Test
    void a_code_is_asked_for_once_it_was_confirmed_and_each_is_taken_once() {
        Session before = house.signIn(email);
        Authenticator app = begin(before);
        assertEquals(200, signIn(null).status(), "nothing is asked for yet");
        assertEquals("bad_code", confirm(before, "000000").code());
        Answer confirmed = confirm(before, app.code(-1));
        assertEquals(10, confirmed.json().path("recovery_codes").size(), confirmed.toString());

        assertEquals(401, signIn(null).status());
        assertEquals("mfa_needed", signIn(null).code());
        assertEquals("bad_code", signIn("000000").code());
        assertEquals("bad_code", signIn(app.code(-1)).code(), "it was used up by the confirmation");
        String now = app.code(0);
        assertEquals(200, signIn(now).status());
        assertEquals("bad_code", signIn(now).code());
        assertEquals(200, signIn(app.code(1)).status());
        assertEquals("bad_code", signIn(now).code());
        assertEquals(200, house.get("/api/v1/me", before.headers()).status(), "who was in stays in");
        assertTrue(me(before).at("/mfa/enabled").asBoolean());
    }

    @Test
    void of_five_who_bring_the_same_code_at_once_one_gets_in() {
        Authenticator app = setUp();
        String code = app.code(0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> tries = IntStream.range(0, 5)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> signIn(code).status(), threads))
                    .toList();
            assertEquals(1, tries.stream().filter(one -> one.join() == 200).count());
        }
    }

    @Test
    void wrong_codes_are_throttled_and_a_right_password_between_them_changes_nothing() {
        setUp();
        for (int i = 0; i < 6; i++) {
            assertEquals("mfa_needed", signIn(null).code());
            assertEquals("bad_code", signIn("00000" + i).code());
        }
        assertEquals("throttled", signIn("000009").code());
        assertEquals("throttled", signIn(null).code());
    }

    @Test
    void a_recovery_code_lets_in_once() {
        Session session = house.signIn(email);
        Authenticator app = begin(session);
        JsonNode codes = confirm(session, app.code(0)).json().path("recovery_codes");
        String code = codes.path(0).asText();
        assertEquals(200, signIn(code).status());
        assertEquals("bad_code", signIn(code).code());
        assertEquals(9, standing(session).path("recovery_codes_left").asInt());

        String proof = "{\"password\":\"" + House.PASSWORD + "\"}";
        Answer renewed = house.post("/api/v1/me/mfa/recovery-codes", proof, session.headers());
        assertEquals("bad_code", signIn(codes.path(1).asText()).code());
        assertEquals(
                200, signIn(renewed.json().at("/recovery_codes/1").asText()).status());
    }

    @Test
    void the_picture_says_what_the_app_needs() throws Exception {
        Session session = house.signIn(email);
        JsonNode begun = house.post("/api/v1/me/mfa", "", session.headers()).json();
        String uri = begun.path("uri").asText();
        assertEquals(
                "otpauth://totp/Sohbet:" + email.replace("@", "%40") + "?secret="
                        + begun.path("key").asText() + "&issuer=Sohbet",
                uri);
        String qr = begun.path("qr").asText();
        assertTrue(qr.startsWith("data:image/png;base64,"), qr);
        var image =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(qr.substring(qr.indexOf(',') + 1))));
        int[] dots = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), dots);
        assertEquals(
                uri,
                new QRCodeReader()
                        .decode(
                                new BinaryBitmap(new HybridBinarizer(source)),
                                Map.of(DecodeHintType.PURE_BARCODE, true))
                        .getText());
    }

    @Test
    void it_goes_with_the_password_or_a_code_and_not_without() {
        Session session = house.signIn(email);
        Authenticator app = begin(session);
        confirm(session, app.code(-1));
        assertEquals(
                "mfa_set", house.post("/api/v1/me/mfa", "", session.headers()).code());
        assertEquals("invalid", remove(session, "{}").code());
        assertEquals(
                "bad_credentials", remove(session, "{\"password\":\"wrong\"}").code());
        assertEquals("bad_code", remove(session, "{\"code\":\"000000\"}").code());
        assertEquals(204, remove(session, "{\"code\":\"" + app.code(0) + "\"}").status());
        assertEquals(200, signIn(null).status());
        assertFalse(standing(session).path("enabled").asBoolean());
        assertEquals(
                "not_found",
                remove(session, "{\"password\":\"" + House.PASSWORD + "\"}").code());
    }

    @Test
    void guessing_the_password_at_an_open_browser_is_throttled() {
        Session session = house.signIn(email);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 7; i++)
            codes.add(remove(session, "{\"password\":\"guess\"}").code());
        assertEquals("throttled", codes.getLast());
    }

    @Test
    void an_admin_takes_it_away_and_a_viewer_does_not() {
        setUp();
        String path = "/api/v1/users/" + userId + "/mfa";
        assertEquals(
                "forbidden",
                delete(path, house.signIn(house.staff(Role.VIEWER)).headers()).code());
        Session admin = house.signIn("admin@demo.test");
        assertEquals(
                "not_found", delete("/api/v1/users/nobody/mfa", admin.headers()).code());
        assertEquals(204, delete(path, admin.headers()).status());
        assertEquals("not_found", delete(path, admin.headers()).code());
        assertEquals(200, signIn(null).status());
    }

    @Test
    void a_role_that_needs_one_gets_as_far_as_setting_it_up() {
        Session session = house.signIn(email);
        Session admin = house.signIn("admin@demo.test");
        String own = house.post("/api/v1/me/keys", "{\"name\":\"k\",\"scopes\":[\"all\"]}", session.headers())
                .json()
                .path("key")
                .asText();
        String machine = house.key(Role.OPERATOR);
        require(admin, "[\"operator\"]");
        try {
            assertEquals(
                    "mfa_setup_needed", house.get("/list", session.headers()).code());
            assertEquals(
                    "mfa_setup_needed",
                    house.post("/take", "", session.headers()).code());
            assertEquals("mfa_setup_needed", house.get("/list", bearer(own)).code());
            assertEquals(200, house.get("/list", bearer(machine)).status(), "a machine has no phone");
            assertEquals(200, house.get("/list", admin.headers()).status(), "another role");
            assertEquals(
                    "mfa_setup_needed",
                    house.get("/list", house.signIn(email).headers()).code());
            assertTrue(
                    House.await(house.accounts.access().staffOf(request(session)))
                            .isEmpty(),
                    "no socket either");
            assertTrue(House.await(house.accounts.access().machineOf(own, "sessions:read"))
                    .isEmpty());
            assertTrue(me(session).at("/mfa/required").asBoolean());
            confirm(session, begin(session).code(0));
            assertEquals(200, house.get("/list", session.headers()).status());
            assertEquals(200, house.get("/list", bearer(own)).status());
            assertTrue(House.await(house.accounts.access().staffOf(request(session)))
                    .isPresent());
        } finally {
            require(admin, "[]");
        }
    }

    @Test
    void no_secret_reaches_the_log() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Level was = root.getLevel();
        lines.start();
        root.addAppender(lines);
        root.setLevel(Level.DEBUG);
        List<String> secrets = new ArrayList<>(List.of(House.PASSWORD));
        try {
            Session session = house.signIn(email);
            Authenticator app = begin(session);
            secrets.add(app.key());
            String code = app.code(0);
            confirm(session, code).json().path("recovery_codes").forEach(one -> secrets.add(one.asText()));
            signIn(secrets.getLast());
            String key = house.post("/api/v1/me/keys", "{\"name\":\"k\",\"scopes\":[\"all\"]}", session.headers())
                    .json()
                    .path("key")
                    .asText();
            secrets.add(key.substring(key.length() - 49));
            house.get("/list", bearer(key));
            house.get("/list", bearer(key.substring(0, key.length() - 1) + "_"));
        } finally {
            root.setLevel(was);
            root.detachAppender(lines);
        }
        assertTrue(lines.list.size() > 10, "somebody logs at all");
        for (ILoggingEvent line : List.copyOf(lines.list)) {
            secrets.forEach(secret -> assertFalse(line.getFormattedMessage().contains(secret), line.toString()));
        }
    }

    @Test
    void what_carries_a_secret_does_not_say_it() {
        String shown = new AccountRoutes.Credentials("a@b.c", "s3cret", "123456")
                + " " + new Proof.Shown("s3cret", null)
                + " " + new MfaRoutes.Code("123456")
                + " " + new MfaRoutes.CodesView(List.of("abcd-efgh"))
                + " " + new MfaRoutes.BegunView("otpauth", "s3cret", "data");
        assertFalse(shown.contains("s3cret") || shown.contains("123456") || shown.contains("abcd"), shown);
    }

    private static org.apache.pekko.http.javadsl.model.HttpRequest request(Session session) {
        return org.apache.pekko.http.javadsl.model.HttpRequest.GET("/")
                .addHeader(org.apache.pekko.http.javadsl.model.headers.RawHeader.create("Cookie", session.cookie()));
    }

    private static void require(Session admin, String roles) {
        Answer answer =
                house.patch("/api/v1/merchants/demo/settings", "{\"mfa_required_for\":" + roles + "}", admin.headers());
        assertEquals(roles, answer.json().path("mfa_required_for").toString());
    }

    private Authenticator setUp() {
        Session session = house.signIn(email);
        Authenticator app = begin(session);
        assertEquals(200, confirm(session, app.code(-1)).status());
        return app;
    }

    private static Authenticator begin(Session session) {
        return new Authenticator(house.post("/api/v1/me/mfa", "", session.headers())
                .json()
                .path("key")
                .asText());
    }

    private static Answer confirm(Session session, String code) {
        return house.post("/api/v1/me/mfa/confirm", "{\"code\":\"" + code + "\"}", session.headers());
    }

    private static JsonNode me(Session session) {
        return house.get("/api/v1/me", session.headers()).json();
    }

    private static JsonNode standing(Session session) {
        return house.get("/api/v1/me/mfa", session.headers()).json();
    }

    private static Answer remove(Session session, String proof) {
        return house.send(house.request("/api/v1/me/mfa", session.headers())
                .header("Content-Type", "application/json")
                .method("DELETE", BodyPublishers.ofString(proof)));
    }

    private static Answer delete(String path, String... headers) {
        return house.send(house.request(path, headers).DELETE());
    }

    private static String[] bearer(String key) {
        return new String[] {"Authorization", "Bearer " + key};
    }

    private Answer signIn(String code) {
        String more = code == null ? "" : ",\"code\":\"" + code + "\"";
        return house.post(
                "/api/v1/sign-in", "{\"email\":\"" + email + "\",\"password\":\"" + House.PASSWORD + "\"" + more + "}");
    }
}
