// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingsTest {
    private static final Config FILE = ConfigFactory.load();

    @TempDir
    Path folder;

    @Test
    void nothing_said_is_all_well() {
        var settings = read(Map.of());
        assertEquals(List.of(), settings.faults());
        assertEquals(List.of(), settings.warnings());
        assertEquals("8080", settings.value(Setting.PORT));
        assertEquals("", settings.value(Setting.TRUSTED_PROXIES));
        assertEquals(8080, settings.config().getInt("sohbet.http.port"));
    }

    @Test
    void the_defaults_are_those_of_the_file() {
        for (Setting one : Setting.values())
            one.key()
                    .ifPresent(key ->
                            assertEquals(one.fallback(), FILE.getString(key).replace("true", "on"), one.variable()));
    }

    @Test
    void every_default_has_the_form_it_asks_for() {
        for (Setting one : Setting.values())
            assertTrue(one.fallback().isEmpty() || one.form().fits().test(one.fallback()), one.variable());
    }

    @Test
    void all_faults_are_told_at_once_with_name_value_and_expectation() {
        var settings = Settings.read(
                Map.of("--port", "80a"),
                Map.ofEntries(
                        Map.entry("SOHBET_PORT", "8081"),
                        Map.entry("SOHBET_TRUSTED_PROXIES", "10.0.0.0/8,proxy"),
                        Map.entry("SOHBET_PUBLIC_BASE_URL", "https://chat.example/path"),
                        Map.entry("SOHBET_CHAT_ANSWERS", "maybe"),
                        Map.entry("SOHBET_LOG_FORMAT", "xml"),
                        Map.entry("SOHBET_MAX_REQUESTS", "0"),
                        Map.entry("SOHBET_SEEDS", "node-1:17355"),
                        Map.entry("SOHBET_DATA", "/etc/passwd/data"),
                        Map.entry("SOHBET_MASTER_KEY_FILE", "/no/such/file"),
                        Map.entry("SOHBET_ADMIN_EMAIL", "nobody")),
                FILE);
        assertEquals(10, settings.faults().size(), settings.faults().toString());
        assertTrue(settings.faults().contains("--port is \"80a\"; expected: a port, 0 to 65535 (0: any free one)"));
        assertTrue(settings.faults().stream()
                .anyMatch(fault -> fault.startsWith("SOHBET_NODE_PORT is 0 while SOHBET_SEEDS")));
        String told = assertThrows(FaultySettings.class, settings::checked).getMessage();
        for (String fault : settings.faults()) assertTrue(told.contains("\n  " + fault + "\n"), told);
    }

    @Test
    void nobody_signs_up_where_no_mail_could_reach_them() {
        assertEquals(List.of(), read(Map.of("SOHBET_SIGN_UP", "on")).faults());
        var dumb = read(Map.of("SOHBET_SIGN_UP", "on", "SOHBET_SANDBOX", "off")).faults();
        assertTrue(
                dumb.size() == 1 && dumb.getFirst().startsWith("SOHBET_SIGN_UP is on while mails go nowhere"),
                "" + dumb);
        var outside = Map.of("SOHBET_SIGN_UP", "on", "SOHBET_DATABASE_URL", "postgresql://a:b@c:5432/d");
        assertEquals(1, read(outside).faults().size());
    }

    @Test
    void a_secret_is_never_shown() {
        var settings = read(Map.of(
                "SOHBET_DATABASE_URL", "mysql://shop:geheim@localhost/shop",
                "SOHBET_ADMIN_PASSWORD", "geheim",
                "SOHBET_BOOTSTRAP_API_KEY", "geheim",
                "SOHBET_SENTRY_DSN", "https://geheim"));
        assertEquals(4, settings.faults().size());
        assertFalse(
                settings.faults().toString().contains("geheim"),
                settings.faults().toString());
    }

    @Test
    void every_secret_may_stand_in_a_file() throws IOException {
        var file = Files.writeString(folder.resolve("secret"), "correct horse battery\n");
        assertEquals(
                "correct horse battery",
                read(Map.of("SOHBET_ADMIN_PASSWORD_FILE", file.toString())).value(Setting.ADMIN_PASSWORD));
        var url = Files.writeString(folder.resolve("url"), "postgresql://a:b@c:5432/d");
        assertEquals(
                "postgresql://a:b@c:5432/d",
                read(Map.of("SOHBET_DATABASE_URL_FILE", url.toString()))
                        .checked()
                        .value(Setting.DATABASE_URL));
        for (Setting one : Setting.values())
            assertEquals(one.isSecret(), one.fileVariable().isPresent());
    }

    @Test
    void a_secret_in_a_file_reaches_whoever_reads_the_configuration() throws IOException {
        var secret = Files.writeString(folder.resolve("oidc"), "of the issuer\n");
        var server = Files.writeString(folder.resolve("smtp"), "smtp://a:b@c:587\n");
        var config = read(Map.of(
                        "SOHBET_OIDC_ISSUER", "https://id.example/realm",
                        "SOHBET_OIDC_CLIENT_ID", "sohbet",
                        "SOHBET_OIDC_CLIENT_SECRET_FILE", secret.toString(),
                        "SOHBET_SMTP_URL_FILE", server.toString(),
                        "SOHBET_MAIL_SENDER", "a@b.c"))
                .checked()
                .config();
        assertEquals("of the issuer", config.getString("sohbet.oidc.client-secret"));
        assertEquals("smtp://a:b@c:587", config.getString("sohbet.mail.smtp-url"));
    }

    @Test
    void an_issuer_is_https_or_on_this_machine_and_comes_with_a_client() {
        for (String good : List.of(
                "https://id.example", "https://id.example/realms/a", "http://127.0.0.1:9000", "http://localhost:1"))
            assertEquals(List.of(), issuer(good).faults(), good);
        for (String bad : List.of(
                "http://id.example",
                "http://127.0.0.1.evil.example",
                "https://a:b@id.example",
                "https://id.example/?a=b",
                "https://id.example/#a",
                "id.example")) assertTrue(issuer(bad).faults().toString().startsWith("[SOHBET_OIDC_ISSUER is"), bad);
        assertEquals(
                1,
                read(Map.of("SOHBET_OIDC_ISSUER", "https://id.example"))
                        .faults()
                        .size());
        assertEquals(1, read(Map.of("SOHBET_OIDC_CLIENT_SECRET", "x")).faults().size());
    }

    private static Settings issuer(String issuer) {
        return read(Map.of("SOHBET_OIDC_ISSUER", issuer, "SOHBET_OIDC_CLIENT_ID", "sohbet"));
    }

    @Test
    void a_file_that_is_not_there_is_empty_or_one_too_many_is_a_fault() throws IOException {
        var empty = Files.writeString(folder.resolve("empty"), " \n");
        var full = Files.writeString(folder.resolve("full"), "correct horse");
        for (var given : List.of(
                Map.of("SOHBET_ADMIN_PASSWORD_FILE", folder.resolve("none").toString()),
                Map.of("SOHBET_ADMIN_PASSWORD_FILE", empty.toString()),
                Map.of("SOHBET_ADMIN_PASSWORD_FILE", full.toString(), "SOHBET_ADMIN_PASSWORD", "another one"),
                Map.of("SOHBET_ADMIN_PASSWORD_FILE", "\u0000"))) {
            var faults = read(given).faults();
            assertEquals(1, faults.size(), faults.toString());
            assertTrue(faults.getFirst().contains("SOHBET_ADMIN_PASSWORD_FILE"), faults.toString());
            assertFalse(faults.toString().contains("horse"));
        }
    }

    @Test
    void an_empty_value_is_none() {
        var settings = read(Map.of("SOHBET_PORT", "", "SOHBET_CHAT_ANSWERS", " ", "SOHBET_DATABASE_URL", ""));
        assertEquals(List.of(), settings.faults());
        assertEquals("on", settings.value(Setting.CHAT_ANSWERS));
        assertTrue(settings.config().getBoolean("sohbet.chat.answers"));
    }

    @Test
    void what_the_file_says_is_looked_at_too() {
        var file = ConfigFactory.parseMap(Map.of("sohbet.http.trusted-proxies", "x"))
                .withFallback(FILE);
        var faults = Settings.read(Map.of(), Map.of(), file).faults();
        assertTrue(
                faults.getFirst().startsWith("sohbet.http.trusted-proxies in conf/application.conf is \"x\""),
                faults.toString());
    }

    @Test
    void a_name_nobody_knows_is_warned_of_with_the_nearest() {
        var warnings = read(Map.of(
                        "SOHBET_PROT",
                        "1",
                        "SOHBET_ADMIN_PASWORD",
                        "x",
                        "SOHBET_XYZZY_PLUGH_42",
                        "",
                        "SOHBET_E2E_URL",
                        "x",
                        "HOME",
                        "/"))
                .warnings();
        assertEquals(
                List.of(
                        "SOHBET_ADMIN_PASWORD is no setting; did you mean SOHBET_ADMIN_PASSWORD?",
                        "SOHBET_PROT is no setting; did you mean SOHBET_PORT?",
                        "SOHBET_XYZZY_PLUGH_42 is no setting; docs/configuration.md lists all"),
                warnings);
    }

    @Test
    void what_was_given_does_not_break_the_list() {
        String fault = read(Map.of("SOHBET_LOG_LEVEL", "x\nSOHBET_PORT is fine" + "y".repeat(500)))
                .faults()
                .getFirst();
        assertFalse(fault.contains("\n"));
        assertTrue(fault.length() < 250, fault);
    }

    @Test
    void each_variable_the_sources_name_is_a_setting() throws IOException {
        var known = Setting.variables().toList();
        var named = new TreeSet<String>();
        for (String place : List.of(
                "../conf",
                "src/main",
                "../persistence/src/main",
                "../engine/src/main",
                "../launcher/engine.sh",
                "../Dockerfile"))
            try (Stream<Path> files = Files.walk(Path.of(place))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(f -> f.toString().matches(".*(conf|xml|java|sh|Dockerfile)"))
                        .toList())
                    Pattern.compile("SOHBET_[A-Z_]*[A-Z]")
                            .matcher(Files.readString(file))
                            .results()
                            .forEach(found -> named.add(found.group()));
            }
        assertTrue(named.size() > 12, named.toString());
        named.removeAll(known);
        assertEquals(new TreeSet<>(), named);
    }

    private static Settings read(Map<String, String> environment) {
        return Settings.read(Map.of(), environment, FILE);
    }
}
