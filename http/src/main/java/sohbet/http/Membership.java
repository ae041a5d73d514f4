// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import com.typesafe.config.Config;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.JoinSeedNodes;

/** How a node becomes a member: through the seed nodes it was told, or alone. */
final class Membership {
    private final ActorSystem<?> system;
    private final List<String> seeds;

    Membership(ActorSystem<?> system, Config config) {
        this.system = system;
        this.seeds = Arrays.stream(config.getString("sohbet.cluster.seeds").split(","))
                .map(String::strip)
                .filter(seed -> !seed.isEmpty())
                .toList();
    }

    void join() {
        var cluster = Cluster.get(system);
        if (seeds.isEmpty())
            cluster.manager().tell(new Join(cluster.selfMember().address()));
        else
            cluster.manager()
                    .tell(new JoinSeedNodes(seeds.stream().map(this::address).toList()));
    }

    /** Completes once this node is a member in full: only then do entities live on it. */
    CompletionStage<Void> isUp() {
        var up = new CompletableFuture<Void>();
        org.apache.pekko.cluster.Cluster.get(system).registerOnMemberUp(() -> up.complete(null));
        return up;
    }

    private Address address(String seed) {
        int colon = seed.lastIndexOf(':');
        if (colon < 1) throw new IllegalArgumentException("A seed node is host:port, and this is \"" + seed + "\".");
        return new Address(
                "pekko", system.name(), seed.substring(0, colon), Integer.parseInt(seed.substring(colon + 1)));
    }
}
