// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a start was told, all of it looked at before anything is done. The command line wins over the environment, and that over
 * {@code conf/application.conf}; an empty value is none.
 */
public final class Settings {
    private static final int LONGEST_SHOWN = 80;
    private static final int LONGEST_FILE = 64 * 1024;

    /** Of the browser tests, which say them to themselves. */
    private static final String TESTS = Setting.PREFIX + "E2E_";

    private final Map<Setting, String> given = new EnumMap<>(Setting.class);
    private final Map<Setting, String> from = new EnumMap<>(Setting.class);
    private final List<String> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Config file;

    private Settings(Config file) {
        this.file = file;
    }

    /**
     * @param commandLine by option, {@code --port}
     * @param environment the whole of it
     * @param file {@code conf/application.conf}, resolved
     */
    public static Settings read(Map<String, String> commandLine, Map<String, String> environment, Config file) {
        var settings = new Settings(file);
        settings.take(commandLine, environment);
        for (Setting one : Setting.values()) settings.look(one);
        settings.together();
        settings.mails();
        settings.issuer();
        settings.unknown(environment);
        return settings;
    }

    private void take(Map<String, String> commandLine, Map<String, String> environment) {
        for (Setting one : Setting.values()) {
            one.fileVariable().ifPresent(variable -> inFile(one, variable, environment));
            put(one, one.variable(), environment.getOrDefault(one.variable(), ""));
            String option = option(one);
            put(one, option, commandLine.getOrDefault(option, ""));
        }
    }

    private void inFile(Setting one, String variable, Map<String, String> environment) {
        String name = environment.getOrDefault(variable, "").strip();
        if (name.isEmpty()) return;
        if (!environment.getOrDefault(one.variable(), "").isBlank()) {
            faults.add(variable + " and " + one.variable() + " are both given; expected: one of them");
        }
        try {
            Path file = Path.of(name);
            if (Files.size(file) > LONGEST_FILE) throw new IOException("too large");
            String secret = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (secret.isEmpty())
                faults.add(variable + " is " + shown(name) + ", which is empty; expected: a file with the value");
            put(one, variable, secret);
        } catch (IOException | InvalidPathException unreadable) {
            faults.add(variable + " is " + shown(name) + "; expected: a file that can be read");
        }
    }

    private void put(Setting one, String name, String value) {
        if (value.isBlank()) return;
        given.put(one, value.strip());
        from.put(one, name);
    }

    /** {@code --database-url} for SOHBET_DATABASE_URL. */
    static String option(Setting one) {
        return one == Setting.MASTER_KEY_FILE
                ? "--master-key"
                : "--" + one.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private void look(Setting one) {
        String value = value(one);
        if (value.isEmpty() || one.form().fits().test(value)) return;
        String what = one.isSecret() ? "not what it should be (it is a secret and not shown)" : shown(value);
        String name = from.getOrDefault(one, one.key().orElse(one.variable()) + " in conf/application.conf");
        faults.add(name + " is " + what + "; expected: " + one.form().expected());
    }

    private void together() {
        if (!value(Setting.SEEDS).isEmpty() && value(Setting.NODE_PORT).equals("0")) {
            faults.add(Setting.NODE_PORT.variable() + " is 0 while " + Setting.SEEDS.variable()
                    + " names a cluster; expected: a fixed port that the other nodes know");
        }
    }

    private void mails() {
        boolean hasCarrier = !value(Setting.SMTP_URL).isEmpty() || mayBeSandbox();
        if (value(Setting.SIGN_UP).equals("on") && !hasCarrier) {
            faults.add(Setting.SIGN_UP.variable() + " is on while mails go nowhere; expected: "
                    + Setting.SMTP_URL.variable() + ", or the sandbox");
        }
        if (!value(Setting.SMTP_URL).isEmpty() && value(Setting.MAIL_SENDER).isEmpty()) {
            faults.add(Setting.MAIL_SENDER.variable() + " is not given while " + Setting.SMTP_URL.variable()
                    + " is; expected: the address mails come from");
        }
    }

    /** Without a word about it the embedded database means the sandbox. */
    private boolean mayBeSandbox() {
        return value(Setting.SANDBOX).equals("on")
                || (value(Setting.DATABASE_URL).isEmpty()
                        && saidBy(Setting.SANDBOX).isEmpty());
    }

    private void issuer() {
        boolean isNamed = !value(Setting.OIDC_ISSUER).isEmpty();
        if (isNamed && value(Setting.OIDC_CLIENT_ID).isEmpty()) {
            faults.add(Setting.OIDC_CLIENT_ID.variable() + " is not given while " + Setting.OIDC_ISSUER.variable()
                    + " is; expected: as whom the issuer knows this installation");
        }
        if (isNamed) return;
        for (Setting one : List.of(Setting.OIDC_CLIENT_ID, Setting.OIDC_CLIENT_SECRET)) {
            if (!value(one).isEmpty())
                faults.add(one.variable() + " is given without " + Setting.OIDC_ISSUER.variable()
                        + "; expected: both or neither");
        }
    }

    private void unknown(Map<String, String> environment) {
        var known = Setting.variables().toList();
        for (String name : new TreeSet<>(environment.keySet())) {
            if (!name.startsWith(Setting.PREFIX) || name.startsWith(TESTS) || known.contains(name)) continue;
            warnings.add(name + " is no setting"
                    + Nearest.to(name, known)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; docs/configuration.md lists all"));
        }
    }

    /** With control characters and the rest of a long one left out, so that the list stays one. */
    private static String shown(String value) {
        String clean = value.replaceAll("\\p{Cntrl}", "?");
        return '"' + (clean.length() > LONGEST_SHOWN ? clean.substring(0, LONGEST_SHOWN) + "…" : clean) + '"';
    }

    /** Each says which setting it is about, what was given and what is expected; empty when all is well. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** What is probably meant otherwise. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Itself, when all is well. */
    public Settings checked() {
        if (faults.isEmpty()) return this;
        throw new FaultySettings(faults);
    }

    /** Empty when nobody has said anything and there is no default. */
    public String value(Setting one) {
        String said = given.get(one);
        if (said != null) return said;
        return one.key()
                .filter(file::hasPath)
                .map(key -> file.getString(key).strip())
                .filter(value -> !value.isEmpty())
                .orElse(one.fallback());
    }

    /** The option or variable that says it; empty when a file does, or nobody. */
    public Optional<String> saidBy(Setting one) {
        return Optional.ofNullable(from.get(one));
    }

    public Optional<String> optional(Setting one) {
        return Optional.of(value(one)).filter(value -> !value.isEmpty());
    }

    /** {@code conf/application.conf} with what was said on top. */
    public Config config() {
        var said = new LinkedHashMap<String, String>();
        // A secret that stands in a file is nowhere else; where the database is nobody asks the configuration.
        for (Setting one : Setting.values())
            if (one != Setting.DATABASE_URL) one.key().ifPresent(key -> said.put(key, value(one)));
        return ConfigFactory.parseMap(said).withFallback(file).resolve();
    }
}
