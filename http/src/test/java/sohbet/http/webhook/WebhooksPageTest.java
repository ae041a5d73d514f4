// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sohbet.http.GeneratedPage;
import sohbet.persistence.webhook.DeliveryWork;
import sohbet.persistence.webhook.Form;
import sohbet.persistence.webhook.NotificationMessage;
import sohbet.persistence.webhook.RetrySchedule;
import sohbet.persistence.webhook.Secret;

/** The page for those who receive webhooks: what it shows is what the code sends, and its programs do what they say. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WebhooksPageTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant AT = Instant.parse("2026-11-22T08:15:30Z");
    private static final Path PROGRAMS = Path.of("src/test/resources/webhooks");

    @TempDir
    private Path folder;

    /** What each type says in its {@code params}. */
    private static Map<WebhookType, Map<String, Object>> params() {
        Map<WebhookType, Map<String, Object>> params = new EnumMap<>(WebhookType.class);
        for (WebhookType type : WebhookType.values()) params.put(type, said(type));
        return params;
    }

    private static Map<String, Object> said(WebhookType type) {
        return switch (type) {
            case MESSAGE_FOR_YOU -> Map.of();
            case WEBHOOK_FAILING -> Map.of("name", "Kasa", "why", "failing");
            case ACCOUNT_LOCKED -> Map.of("name", "Ayşe", "failures", 5);
            case MERCHANT_SIGNED_UP -> Map.of("name", "Işık Kitabevi");
            case KEY_EXPIRING -> Map.of("name", "Gece stok aktarımı");
            case LIMIT_NEAR -> Map.of("peak", 86);
            case IMPORT_FINISHED -> Map.of("file", "products.csv");
            case DATABASE_UNREACHABLE, DATABASE_BACK, NODE_JOINED, NODE_LEFT -> Map.of("node", "10.0.0.7:25520");
            case DISK_LOW, MEMORY_HIGH, CPU_HIGH, ERRORS_HIGH -> Map.of("node", "10.0.0.7:25520", "percent", 9);
            case ENTITY_CRASHING -> Map.of("kind", "chat", "entity", "demo~01JD3V5Q8Z");
            case TAIL_LAG -> Map.of("node", "10.0.0.7:25520", "seconds", 41);
            case POISON_FACT -> Map.of("projection", "chat-sessions");
        };
    }

    private static NotificationMessage message(WebhookType type) {
        String word = type.word().substring(NotificationMessage.PREFIX.length());
        boolean isKey = type == WebhookType.KEY_EXPIRING;
        return new NotificationMessage(
                "demo",
                "n7Qx2",
                512,
                word,
                "warning",
                1,
                AT,
                AT,
                said(type),
                isKey ? "api_key" : null,
                isKey ? "0a1B2c3D4e5F" : null);
    }

    /** As it goes over the line. */
    private static Letter letter(WebhookType type, Form form) throws Exception {
        var event = message(type).event();
        String body = "{\"type\":\"" + event.type() + "\",\"timestamp\":\"" + event.at() + "\",\"data\":" + event.json()
                + "}";
        return Composer.letter(
                new DeliveryWork.Job(
                        "demo",
                        "d",
                        "w",
                        "Till",
                        form,
                        "en",
                        "https://till.shop.example/sohbet",
                        List.of(Secret.parse(SECRET)),
                        "msg_" + event.id(),
                        event.type(),
                        body,
                        1,
                        10),
                AT);
    }

    @Test
    void the_page_is_what_the_code_does() throws Exception {
        var types = new StringBuilder();
        for (var one : params().entrySet())
            types.append("| `%s` | %s | `%s` |\n"
                    .formatted(
                            one.getKey().word(),
                            one.getKey().english(),
                            new ObjectMapper().writeValueAsString(new java.util.TreeMap<>(one.getValue()))));
        var waits = new StringBuilder("| 1 | at once |\n");
        for (int i = 0; i < RetrySchedule.WAITS.size(); i++)
            waits.append("| %d | %s later |\n".formatted(i + 2, shown(RetrySchedule.WAITS.get(i))));
        Letter standard = letter(WebhookType.KEY_EXPIRING, Form.STANDARD);
        var headers = new StringBuilder();
        standard.headers()
                .forEach((name, value) ->
                        headers.append(name).append(": ").append(value).append('\n'));
        GeneratedPage.check(
                "webhooks.md",
                PAGE.formatted(
                        headers,
                        pretty(standard.body().utf8String()),
                        types,
                        pretty(letter(WebhookType.LIMIT_NEAR, Form.SLACK).body().utf8String()),
                        pretty(letter(WebhookType.LIMIT_NEAR, Form.DISCORD)
                                .body()
                                .utf8String()),
                        program("verify.mjs"),
                        program("verify.py"),
                        program("Verify.java"),
                        waits));
    }

    private static String shown(Duration wait) {
        if (wait.toHours() > 0) return wait.toHours() + " h";
        return wait.toMinutes() > 0 ? wait.toMinutes() + " min" : wait.toSeconds() + " s";
    }

    private static String pretty(String json) throws IOException {
        var mapper = new ObjectMapper()
                .configure(com.fasterxml.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(json));
    }

    private static String program(String name) throws IOException {
        return Files.readString(PROGRAMS.resolve(name)).strip();
    }

    /** What came, and whether it is ours. */
    private static List<Map.Entry<String, Boolean>> cases() throws Exception {
        Letter letter = letter(WebhookType.KEY_EXPIRING, Form.STANDARD);
        String good = letter.headers().get("webhook-signature");
        return List.of(
                entry(good, true),
                entry("v1,AAAA " + good, true),
                entry("v1,AAAA", false),
                entry(good.replace("v1,", "v2,"), false),
                entry("", false));
    }

    private void runs(List<String> command, String program) throws Exception {
        assumeTrue(isHere(command.getFirst()), command.getFirst() + " is not installed here");
        Letter letter = letter(WebhookType.KEY_EXPIRING, Form.STANDARD);
        Path body = Files.write(folder.resolve("body"), letter.body().toArray());
        Path file = Files.writeString(folder.resolve(command.getLast()), program);
        for (var one : cases()) {
            var words = new java.util.ArrayList<>(command.subList(0, command.size() - 1));
            words.addAll(List.of(
                    file.toString(),
                    SECRET,
                    letter.headers().get("webhook-id"),
                    letter.headers().get("webhook-timestamp"),
                    one.getKey(),
                    body.toString()));
            Process ran = new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(ran.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertEquals(0, ran.waitFor(60, TimeUnit.SECONDS) ? ran.exitValue() : -1, said);
            assertEquals(one.getValue().toString(), said.toLowerCase(java.util.Locale.ROOT), one.getKey());
        }
    }

    private static boolean isHere(String program) {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor(20, TimeUnit.SECONDS);
        } catch (IOException none) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void a_signature_is_checked_by_node() throws Exception {
        runs(List.of("node", "main.mjs"), program("verify.mjs") + """

                import { readFileSync } from 'node:fs'
                const [secret, id, at, signature, file] = process.argv.slice(2)
                const headers = { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature }
                console.log(isGenuine(secret, headers, readFileSync(file), Number(at) + 10))
                """);
    }

    @Test
    void a_signature_is_checked_by_python() throws Exception {
        runs(List.of("python3", "main.py"), program("verify.py") + """


                import sys
                secret, message_id, at, signature, name = sys.argv[1:]
                headers = {"webhook-id": message_id, "webhook-timestamp": at, "webhook-signature": signature}
                print(is_genuine(secret, headers, open(name, "rb").read(), int(at) + 10))
                """);
    }

    @Test
    void a_signature_is_checked_by_java() throws Exception {
        String main = """
                    public static void main(String[] words) throws Exception {
                        var headers = Map.of("webhook-id", words[1], "webhook-timestamp", words[2], "webhook-signature", words[3]);
                        byte[] body = java.nio.file.Files.readAllBytes(java.nio.file.Path.of(words[4]));
                        System.out.println(isGenuine(words[0], headers, body, Instant.ofEpochSecond(Long.parseLong(words[2]) + 10)));
                    }
                }
                """;
        String program = program("Verify.java");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        runs(List.of(java, "Verify.java"), program.substring(0, program.length() - 1) + main);
    }

    private static final String PAGE = """
            # Webhooks

            A shop's own systems, or a channel in Slack or Discord, can be told when something happens. An admin enters the address at
            `/admin/webhooks` or with `POST /api/v1/webhooks`; the routes are in [openapi.yaml](../http/src/main/resources/api/openapi.yaml)
            under `webhooks`, an API key needs the scope `webhooks:read` or `webhooks:write`.

            ## What comes

            A `POST` as [Standard Webhooks 1.0](https://www.standardwebhooks.com) describe it:

            ```
            %s```

            ```json
            %s
            ```

            `webhook-id` is the same for every attempt and for every address; `timestamp` is when it happened and `webhook-timestamp` when this
            attempt was made. In `data` is the notification as `GET /api/v1/notifications` shows it, without who has read it. More members
            may come; leave alone what you do not know.

            | type | when | `data.params`, for example |
            |---|---|---|
            %s| `webhook.test` | somebody pressed the test button | there is `data.webhook_id` instead |

            What is about the installation (database, disk, nodes) is told to those who look after it. `sign_in_new_place` is a person's own
            business and told to no webhook; that a webhook fails is told to all others.

            The forms `slack` and `discord` are what their incoming webhooks take. Names and other words of people can call nobody in them, and
            are no links.

            ```json
            %s
            ```

            ```json
            %s
            ```

            ## Is it genuine?

            The signature is the HMAC-SHA-256 of `<webhook-id>.<webhook-timestamp>.<body>` under the bytes behind `whsec_`, in base64 after `v1,`. There may be
            several, separated by spaces: after a rotation both secrets sign for the overlap (a day, or what was asked for; at most a week). Take
            the body as it came: parsed and written anew it is another one. Refuse what is older than five minutes.

            Node.js:

            ```js
            %s
            ```

            Python:

            ```python
            %s
            ```

            Java:

            ```java
            %s
            ```

            The libraries of Standard Webhooks do the same.

            ## Answer, and what happens otherwise

            Answer with 2xx within 15 s, and do the work afterwards. Anything else is a failure: another status, a redirect (none is followed), no
            answer. A failed one is tried again, up to a tenth later than said here, or later still when `Retry-After` asks for it (at most a day):

            | attempt | when |
            |---|---|
            %s
            After the last it is given up and stays in the log. The log keeps each attempt with its status, how long it took and the first kilobyte
            of the answer, for 30 days; from there one can be sent again, or all that was given up since a moment
            (`POST /api/v1/webhooks/{id}/replay {"since": …}`), with the same ids.

            - **At least once.** The same message may come twice: when your answer got lost, after a crash, after a replay. Remember the ids you have
              worked on for as long as you could be told again (four days, or as far back as you replay).
            - **In no order.** A message that failed comes after later ones; `data.seq` says which notification was raised later.
            - **410 Gone** turns the webhook off at once. So does taking nothing for three days. What was waiting is given up then, and can be sent
              again once the webhook is turned on. Other admins are notified (`webhook_failing`), which ends with the first delivery that arrives.
            - At most four messages are on their way to one address at once, eight for one shop: a slow address holds up nobody else.

            ## Where it may go

            To `https://` at the ports 443, 80 and 8443 of the public internet. A name is looked up for each attempt, all its addresses are checked,
            and the connection goes to the very address that was checked; the certificate has to be for the name. Private, loopback, link-local,
            shared (CGNAT), multicast and reserved addresses, their disguises in IPv6 (mapped, NAT64, 6to4, Teredo) and the metadata services of
            clouds are refused. `SOHBET_WEBHOOK_PORTS` and `SOHBET_WEBHOOK_NETWORKS` allow more ([configuration](configuration.md)); in a sandbox
            this machine may be told too, also by `http://`.

            Written by `WebhooksPageTest` from the code.
            """;
}
