// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.account.Accounts;
import sohbet.http.account.FirstRun;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Json;
import sohbet.http.edge.MalformedJson;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.TrustedProxies;
import sohbet.http.limit.Limits;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.http.merchant.MerchantRoutes;
import sohbet.http.oidc.ProviderSettings;
import sohbet.persistence.Database;
import sohbet.persistence.account.ApiKeys;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.SignInAttempts.Patience;
import sohbet.persistence.account.StaffUsers;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.merchant.Merchants;
import sohbet.persistence.postgres.TestPostgres;

/** A real server on a free port with a real database behind it: accounts, merchants, and whatever routes a test adds. */
public final class House implements AutoCloseable {
    public static final String PASSWORD = "correct horse battery";
    /** One for all houses: a second one may open what the first has sealed in the same database. */
    private static final MasterKey MASTER = MasterKey.readOrCreate(Path.of("target", "keyset-house.json"));

    public final ActorSystem system;
    public final Database database;
    public final Merchants table;
    public final MerchantDirectory merchants;
    public final OpenApi openApi = OpenApi.load();
    public final Accounts accounts;
    public final URI uri;
    private final ServerBinding binding;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public House(TestPostgres.Database postgres, Function<House, Route> more, Edge.Observer... observers) {
        this(postgres, "http://localhost", more, observers);
    }

    public House(
            TestPostgres.Database postgres,
            String publicBaseUrl,
            Function<House, Route> more,
            Edge.Observer... observers) {
        this(postgres, Accounts.Settings.of(URI.create(publicBaseUrl)), "local", more, observers);
    }

    /** With other patience for wrong passwords than the usual one. */
    public House(TestPostgres.Database postgres, Patience byAccount, Patience byAddress, Function<House, Route> more) {
        this(
                postgres,
                new Accounts.Settings(
                        URI.create("http://localhost"),
                        TrustedProxies.NONE,
                        Duration.ofHours(2),
                        Duration.ofHours(12),
                        byAccount,
                        byAddress,
                        Optional.empty()),
                "local",
                more);
    }

    /** Where staff may sign in by an issuer too. */
    public House(TestPostgres.Database postgres, ProviderSettings issuer) {
        this(
                postgres,
                Accounts.Settings.of(URI.create("http://localhost")).with(Optional.of(issuer)),
                "local",
                none -> Directives.reject());
    }

    private House(
            TestPostgres.Database postgres,
            Accounts.Settings settings,
            String provider,
            Function<House, Route> more,
            Edge.Observer... observers) {
        Config config = ConfigFactory.parseString("""
                pekko { loglevel = WARNING, stdout-loglevel = OFF, actor.allow-java-serialization = off }
                pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                pekko.coordinated-shutdown.exit-jvm = off
                pekko.actor.provider = %s
                """.formatted(provider))
                .withFallback(ConfigFactory.parseResources("sohbet-http.conf"))
                .withFallback(ConfigFactory.load());
        system = ActorSystem.create("house", config);
        database = Database.open(Database.Settings.of(postgres.url(), postgres.user(), postgres.password()));
        table = new Merchants(database);
        merchants = new MerchantDirectory(table, system);
        accounts = new Accounts(settings, database, MASTER, merchants, openApi, Limits.NONE, system);
        await(new FirstRun(database, accounts.passwords())
                .prepare(new FirstRun.Wishes("admin@demo.test", PASSWORD, null)));
        Edge edge = new Edge(system, observers);
        Route routes = edge.around(() -> Directives.concat(
                Directives.pathPrefix(
                        "api",
                        () -> Directives.pathPrefix(
                                "v1",
                                () -> Directives.concat(
                                        accounts.routes().routes(),
                                        accounts.own(),
                                        accounts.people(),
                                        new MerchantRoutes(openApi, accounts.access(), merchants).routes()))),
                more.apply(this)));
        binding = await(Http.get(system).newServerAt("127.0.0.1", 0).bind(routes));
        InetSocketAddress address = binding.localAddress();
        uri = URI.create("http://127.0.0.1:" + address.getPort());
    }

    /** A node of a cluster; the first founds it, the others join one of it. */
    public static House node(TestPostgres.Database postgres, House member) {
        House house = new House(
                postgres, Accounts.Settings.of(URI.create("http://localhost")), "cluster", none -> Directives.reject());
        Cluster cluster = Cluster.get(house.system);
        cluster.join(
                member == null
                        ? cluster.selfAddress()
                        : Cluster.get(member.system).selfAddress());
        return house;
    }

    /** A member of staff of the demo shop with this role; the password is {@link #PASSWORD}. */
    public String staff(Role role) {
        String email = role.word() + "@demo.test";
        String hash = await(accounts.passwords().hash(PASSWORD));
        return await(new StaffUsers(database)
                .add(email, role.word(), hash, FirstRun.DEMO, role)
                .thenApply(id -> email));
    }

    public String key(Role role) {
        return await(new ApiKeys(database).create("test", FirstRun.DEMO, role));
    }

    /** Signs in and returns what later requests need. */
    public Session signIn(String email) {
        Answer answer = post("/api/v1/sign-in", "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}");
        if (answer.status() != 200) {
            throw new IllegalStateException("sign-in: " + answer);
        }
        String cookie = answer.header("Set-Cookie").orElseThrow();
        return new Session(
                cookie.substring(0, cookie.indexOf(';')),
                answer.json().path("csrf").asText());
    }

    public record Session(String cookie, String csrf) {
        public String[] headers() {
            return new String[] {"Cookie", cookie, "X-CSRF-Token", csrf};
        }
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer post(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public Answer patch(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        public JsonNode json() {
            try {
                return Json.read(body());
            } catch (MalformedJson e) {
                throw new IllegalStateException(status() + ": " + body(), e);
            }
        }

        /** The problem's code; fails when this is no problem document. */
        public String code() {
            if (!header("Content-Type").orElse("").equals("application/problem+json")) {
                throw new IllegalStateException("no problem: " + this);
            }
            return json().path("code").asText();
        }

        @Override
        public String toString() {
            return status() + " " + response.headers().map() + " " + body();
        }
    }

    public static <T> T await(java.util.concurrent.CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        await(binding.terminate(Duration.ofSeconds(2)));
        accounts.close();
        merchants.close();
        system.terminate();
        await(system.getWhenTerminated());
        database.close();
    }
}
