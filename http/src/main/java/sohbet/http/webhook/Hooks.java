// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import com.typesafe.config.Config;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.HttpsConnectionContext;
import org.jspecify.annotations.Nullable;
import sohbet.http.account.Access;
import sohbet.http.edge.Network;
import sohbet.http.edge.OpenApi;
import sohbet.persistence.Database;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.webhook.WebhookAlarm;
import sohbet.persistence.webhook.Webhooks;

/** The outgoing webhooks of a node: who delivers them, and the routes of those who keep them. */
public final class Hooks implements AutoCloseable {
    private final WebhookPost post;
    private final WebhookRoutes routes;

    private Hooks(WebhookPost post, WebhookRoutes routes) {
        this.post = post;
        this.routes = routes;
    }

    /** @param alarm is told of what could not be delivered */
    public static Hooks start(
            ActorSystem system,
            Config config,
            Database database,
            MasterKey master,
            WebhookAlarm alarm,
            OpenApi openApi,
            Access access) {
        var guard = new AddressGuard(settings(config), InetAddress::getAllByName);
        return start(system, guard, null, database, master, alarm, openApi, access);
    }

    static Hooks start(
            ActorSystem system,
            AddressGuard guard,
            @Nullable HttpsConnectionContext tls,
            Database database,
            MasterKey master,
            WebhookAlarm alarm,
            OpenApi openApi,
            Access access) {
        var post = WebhookPost.start(database, master, new Courier(system, guard, Courier.USUAL_PATIENCE, tls), alarm);
        return new Hooks(
                post, new WebhookRoutes(database, new Webhooks(database, master, alarm), guard, post, openApi, access));
    }

    private static AddressGuard.Settings settings(Config config) {
        Set<Integer> ports = words(config.getString("sohbet.webhooks.ports"))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        var networks = words(config.getString("sohbet.webhooks.networks"))
                .map(range -> Network.parse(range)
                        .orElseThrow(() -> new IllegalArgumentException("sohbet.webhooks.networks: " + range)))
                .toList();
        return new AddressGuard.Settings(config.getBoolean("sohbet.sandbox"), ports, networks);
    }

    private static Stream<String> words(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).filter(Predicate.not(String::isEmpty));
    }

    public WebhookRoutes routes() {
        return routes;
    }

    @Override
    public void close() {
        post.close();
    }
}
