// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import sohbet.http.account.FirstRun;
import sohbet.http.setup.Installation;
import sohbet.persistence.Database;
import sohbet.persistence.account.ApiKeys;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.Merchants;
import sohbet.persistence.postgres.TestPostgres;

/** A whole node as {@code ./sohbet run} starts it, on a free port and a database of the test's. */
public final class RunningEngine implements AutoCloseable {
    public static final String KEY = "sohbet_sk_" + "t".repeat(32);
    public static final String EMAIL = "admin@demo.test";

    private final Engine engine;
    private final Database database;
    private final Database.Settings settings;
    private final MasterKey master;
    private final HttpClient client = HttpClient.newHttpClient();
    public final URI uri;

    public RunningEngine(TestPostgres.Database postgres) {
        this(postgres, "");
    }

    /** With settings of its own, as they would stand in a file. */
    public RunningEngine(TestPostgres.Database postgres, String settings) {
        this(postgres, MasterKey.readOrCreate(Path.of("target", "keyset-" + UUID.randomUUID() + ".json")), settings);
    }

    /** One that nobody has set up, and that is told nothing about it. */
    public static RunningEngine empty(TestPostgres.Database postgres, String settings) {
        return new RunningEngine(
                postgres,
                MasterKey.readOrCreate(Path.of("target", "keyset-" + UUID.randomUUID() + ".json")),
                settings,
                new FirstRun.Wishes(null, null, null),
                null);
    }

    private RunningEngine(TestPostgres.Database postgres, MasterKey master, String own) {
        this(postgres, master, own, new FirstRun.Wishes(EMAIL, House.PASSWORD, KEY), null);
    }

    private RunningEngine(
            TestPostgres.Database postgres,
            MasterKey master,
            String own,
            FirstRun.Wishes wishes,
            Installation installation) {
        this.master = master;
        var config = ConfigFactory.parseMap(Map.of("sohbet.http.port", 0, "sohbet.http.host", "127.0.0.1"))
                .withFallback(ConfigFactory.parseString(own))
                .withFallback(ConfigFactory.load())
                .resolve();
        settings = Database.Settings.of(postgres.url(), postgres.user(), postgres.password());
        database = Database.open(settings);
        engine = installation == null
                ? Engine.start(config, settings, master, wishes, () -> {})
                : Engine.start(config, settings, master, wishes, () -> {}, installation);
        uri = URI.create("http://127.0.0.1:" + engine.address().getPort());
    }

    /** Keys of the engine's own table. */
    public ApiKeys keys() {
        return new ApiKeys(database);
    }

    public Merchant demo() {
        return engine.demo().orElseThrow();
    }

    /** What {@code ./sohbet run} would print behind the {@code #}. */
    public String setupLink() {
        return engine.setupLink().orElseThrow();
    }

    public boolean isSetUp() {
        return engine.setupLink().isEmpty();
    }

    /** One that can be moved away from its database; what is to happen then is the caller's. */
    public static RunningEngine movable(TestPostgres.Database postgres, Installation installation) {
        var running = new RunningEngine(
                postgres,
                MasterKey.readOrCreate(Path.of("target", "keyset-" + UUID.randomUUID() + ".json")),
                "",
                new FirstRun.Wishes(null, null, KEY),
                installation);
        // The test's own connections would be somebody else at work on it.
        running.database.close();
        return running;
    }

    /** The same installation, on this database and told nothing. */
    public RunningEngine later(TestPostgres.Database postgres) {
        return new RunningEngine(postgres, master, "", new FirstRun.Wishes(null, null, null), null);
    }

    /** A node that starts where this one has stopped. */
    public RunningEngine next(TestPostgres.Database postgres) {
        return new RunningEngine(postgres, master, "");
    }

    /** Fills a read model anew from the first fact on. */
    public void rebuild(String projection) {
        ReadSide.rebuild(settings, master, projection, step -> {});
    }

    /** How many people were forgotten whom the shops no longer want to know at this moment. */
    public int forgotten(java.time.Instant now) {
        return House.await(engine.forgetAt(now));
    }

    /** A second shop of the same installation. */
    public Merchant anotherShop(String id) {
        var it = demo();
        var other = new Merchant(
                id,
                id,
                it.zone(),
                it.currency(),
                it.locales(),
                it.defaultLocale(),
                Merchants.freshPublicKey(),
                "secret",
                it.settings(),
                1);
        return House.await(new Merchants(database).addIfAbsent(other));
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(45));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    public House.Answer get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    public House.Answer post(String path, String json, String... headers) throws Exception {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public House.Answer send(HttpRequest.Builder request) throws Exception {
        return new House.Answer(client.send(request.build(), BodyHandlers.ofString()));
    }

    @Override
    public void close() {
        House.await(engine.stop());
        database.close();
    }
}
