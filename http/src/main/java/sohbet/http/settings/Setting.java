// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.settings;

import static sohbet.http.settings.Form.number;
import static sohbet.http.settings.Form.oneOf;

import java.util.Optional;
import java.util.stream.Stream;

/** Every setting there is, in the order people are told of them. A name is that of its environment variable. */
public enum Setting {
    PORT(Form.PORT, "8080", "sohbet.http.port", "Where HTTP and sockets are served; also `--port`."),
    HOST(Form.ADDRESS, "0.0.0.0", "sohbet.http.host", "The address that is listened on."),
    PUBLIC_BASE_URL(
            Form.BASE_URL,
            "",
            "sohbet.http.public-base-url",
            "How the engine is reached from outside; empty for this machine alone. With https the staff's cookie is bound to the"
                    + " host and browsers are told to come by https only."),
    TRUSTED_PROXIES(
            Form.NETWORKS,
            "",
            "sohbet.http.trusted-proxies",
            "Proxies of ours, whose `X-Forwarded-For` (or, without that, `Forwarded`) is believed; from anybody else these"
                    + " headers count for nothing. A proxy has to drop the one of the two that it does not write itself."),
    MAX_REQUESTS(
            number("a number from 1 to 100000", 1, 100_000),
            "1000",
            "sohbet.http.max-requests",
            "How many requests a node works on at once; further ones are answered 503. Sockets and long polls do not count."),
    DATA(Form.FOLDER, "data", "", "The data folder: embedded PostgreSQL, master keys, logs; also `--data`."),
    LOCAL_CONF(
            Form.TEXT,
            "conf/local.conf",
            "",
            "What `./sohbet setup` and moves of the database write: settings of this installation, read before"
                    + " `conf/application.conf`."),
    DATABASE_URL(
            Form.POSTGRES,
            "",
            "sohbet.database.url",
            true,
            "Another PostgreSQL, 15 or newer, instead of the embedded one: `postgresql://user:password@host:5432/name`; also"
                    + " `--database-url`."),
    MASTER_KEY_FILE(
            Form.FILE,
            "",
            "",
            "The Tink keyset that wraps the key of each entity; empty: made in the data folder; also `--master-key`."),
    ADMIN_EMAIL(
            Form.EMAIL,
            "",
            "",
            "With the password: the first admin, made on the first run with the demo shop; empty: set up in the browser."),
    ADMIN_PASSWORD(Form.PASSWORD, "", "", true, "The first admin's password."),
    BOOTSTRAP_API_KEY(Form.API_KEY, "", "", true, "An admin key of the demo merchant, for automation."),
    OIDC_ISSUER(
            Form.ISSUER,
            "",
            "sohbet.oidc.issuer",
            "Whom staff may sign in by with OpenID Connect, beside their password; empty: nobody."),
    OIDC_CLIENT_ID(
            Form.TEXT, "", "sohbet.oidc.client-id", "As whom it knows this installation; asked for with the issuer."),
    OIDC_CLIENT_SECRET(
            Form.TEXT,
            "",
            "sohbet.oidc.client-secret",
            true,
            "The secret it has given this installation; empty: a public client, which PKCE alone protects."),
    OIDC_NAME(
            Form.NAME,
            "",
            "sohbet.oidc.name",
            "How people call it, for the button `Sign in with …`; empty: the issuer's host."),
    CHAT_ANSWERS(Form.ON_OFF, "on", "sohbet.chat.answers", "Whether this node lets the bot answer."),
    SANDBOX(
            Form.ON_OFF,
            "off",
            "sohbet.sandbox",
            "Whether what would go out can be looked at here, as at `/sandbox/mail`, and the shops' time can be moved forward. With the embedded"
                    + " database it is on unless this says off."),
    SIGN_UP(
            Form.ON_OFF,
            "off",
            "sohbet.sign-up",
            "Whether anybody may open a shop at `/admin/sign-up`, once they have confirmed their e-mail. Needs mails: `SOHBET_SMTP_URL`, or"
                    + " the sandbox."),
    LLM_KEY(Form.TEXT, "", "", true, "The language model's key, for `./sohbet setup --non-interactive`."),
    TWILIO_TOKEN(Form.TEXT, "", "", true, "Twilio's auth token, for `./sohbet setup --non-interactive`."),
    TELEGRAM_TOKEN(Form.TEXT, "", "", true, "A Telegram bot's token, for `./sohbet setup --non-interactive`."),
    TWILIO_API_URL(
            Form.BASE_URL,
            "https://api.twilio.com",
            "sohbet.twilio.api-url",
            "Where Twilio's API is, or a stand-in for it."),
    TELEGRAM_API_URL(
            Form.BASE_URL,
            "https://api.telegram.org",
            "sohbet.telegram.api-url",
            "Where Telegram's Bot API is, or a stand-in for it."),
    SMTP_URL(
            Form.SMTP,
            "",
            "sohbet.mail.smtp-url",
            true,
            "Who carries mails. `smtps://` speaks TLS from the start; `smtp://` has to offer STARTTLS, except on this machine and in the"
                    + " sandbox. Empty: the sandbox shows them at `/sandbox/mail`, and otherwise they wait until nobody has use for"
                    + " them."),
    MAIL_SENDER(Form.EMAIL, "", "sohbet.mail.sender", "The address mails come from; asked for with `SOHBET_SMTP_URL`."),
    WEBHOOK_PORTS(Form.PORTS, "", "sohbet.webhooks.ports", "Ports that webhooks may name beside 443, 80 and 8443."),
    WEBHOOK_NETWORKS(
            Form.NETWORKS,
            "",
            "sohbet.webhooks.networks",
            "Networks of our own that webhooks may reach although they are not on the public internet."),
    AUDIT_MONTHS(
            number("a number from 1 to 120", 1, 120),
            "12",
            "sohbet.audit.months",
            "How many months the audit log is kept before the current one."),
    NODE_HOST(
            Form.ADDRESS,
            "127.0.0.1",
            "pekko.remote.artery.canonical.hostname",
            "How the other nodes of the cluster reach this one."),
    NODE_PORT(
            Form.PORT,
            "0",
            "pekko.remote.artery.canonical.port",
            "The same node's port; 0 is good for a single node only."),
    SEEDS(
            Form.SEEDS,
            "",
            "sohbet.cluster.seeds",
            "The first nodes of the cluster, the same list on each; empty: a node alone."),
    LOG_LEVEL(
            oneOf("trace", "debug", "info", "warn", "error"),
            "info",
            "sohbet.log.level",
            "From which level on is logged what has no level of its own in `conf/logback.xml`."),
    LOG_FORMAT(
            oneOf("text", "json"),
            "text",
            "sohbet.log.format",
            "`json`: each line of the log is an object, on the console and in the files."),
    SENTRY_DSN(
            Form.DSN,
            "",
            "",
            true,
            "Where errors are reported to, besides the log: kinds of failures, places in our code and the correlation id,"
                    + " nothing that anybody wrote."),
    JAVA_OPTS(Form.TEXT, "", "", "Options of the Java machine, such as `-Xmx4g`; read by the launcher."),
    CHROMIUM(Form.TEXT, "", "", "The browser that `./sohbet test` drives; read by the launcher.");

    static final String PREFIX = "SOHBET_";

    /** What ends the name of a variable that names a file with the secret instead of saying it. */
    static final String IN_FILE = "_FILE";

    private final Form form;
    private final String fallback;
    private final String key;
    private final boolean isSecret;
    private final String meaning;

    Setting(Form form, String fallback, String key, String meaning) {
        this(form, fallback, key, false, meaning);
    }

    Setting(Form form, String fallback, String key, boolean isSecret, String meaning) {
        this.form = form;
        this.fallback = fallback;
        this.key = key;
        this.isSecret = isSecret;
        this.meaning = meaning;
    }

    /** The environment variable. */
    public String variable() {
        return PREFIX + name();
    }

    /** The variable with the name of a file that holds the value, for secrets. */
    public Optional<String> fileVariable() {
        return isSecret ? Optional.of(variable() + IN_FILE) : Optional.empty();
    }

    Form form() {
        return form;
    }

    /** What holds when nobody says anything; empty means none. */
    public String fallback() {
        return fallback;
    }

    /** Where it stands in {@code conf/application.conf}. */
    Optional<String> key() {
        return key.isEmpty() ? Optional.empty() : Optional.of(key);
    }

    /** Never shown, in no fault either. */
    public boolean isSecret() {
        return isSecret;
    }

    String meaning() {
        return meaning;
    }

    /** All variables that say something to this program. */
    static Stream<String> variables() {
        return Stream.of(values())
                .flatMap(one -> Stream.concat(Stream.of(one.variable()), one.fileVariable().stream()));
    }

    /** The table of {@code docs/configuration.md}. */
    static String table() {
        var text =
                new StringBuilder("| variable | default | in `conf/application.conf` | meaning |\n|---|---|---|---|\n");
        for (Setting one : values()) {
            text.append("| `%s`%s | %s | %s | %s Expected: %s. |\n"
                    .formatted(
                            one.variable(),
                            one.fileVariable().map(" or `%s`"::formatted).orElse(""),
                            one.fallback.isEmpty() ? "none" : "`" + one.fallback + "`",
                            one.key().map("`%s`"::formatted).orElse(""),
                            one.meaning,
                            one.form.expected().replace("|", "\\|")));
        }
        return text.toString();
    }
}
