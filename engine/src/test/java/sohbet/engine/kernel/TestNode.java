// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static org.awaitility.Awaitility.await;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;

/** A node of a cluster on a free port, with journal and snapshots in memory. */
final class TestNode {
    private static final Config SETTINGS = ConfigFactory.parseString("""
              pekko {
                loglevel = WARNING
                actor.provider = cluster
                # For what has to come, on a machine that does other things as well.
                actor.testkit.typed.single-expect-default = 30s
                remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                cluster {
                  jmx.enabled = off
                  downing-provider-class = ""
                  # Entities stay where they were first, since each node has a journal of its own.
                  sharding { retry-interval = 200ms, rebalance-interval = 1h }
                }
                coordinated-shutdown.exit-jvm = off
                persistence {
                  journal.plugin = pekko.persistence.testkit.journal
                  testkit.journal.class = sohbet.engine.kernel.TestJournal
                  testkit.journal.circuit-breaker.max-failures = 1000000
                  testkit.journal.replay-filter.mode = fail
                  testkit.snapshotstore.pluginid.snapshot-is-optional = true
                }
              }
              """)
            .withFallback(PersistenceTestKitSnapshotPlugin.config())
            .withFallback(PersistenceTestKitPlugin.config())
            .withFallback(ConfigFactory.load());

    private static final class Shared {
        static final TestNode NODE = joined(null);
    }

    final ActorTestKit kit;

    private TestNode(ActorTestKit kit) {
        this.kit = kit;
    }

    /** The node most tests share; they differ in the kind of entities they speak to. */
    static TestNode shared() {
        return Shared.NODE;
    }

    /** Starts a node; it joins the one at the address, or itself. */
    static TestNode joined(Address other) {
        var kit = ActorTestKit.create("sohbet", SETTINGS);
        var cluster = Cluster.get(kit.system());
        Wire.ID.get(kit.system()).use(Ledgers.CODEC);
        cluster.manager().tell(Join.create(other == null ? cluster.selfMember().address() : other));
        await().until(() -> cluster.selfMember().status() == MemberStatus.up());
        return new TestNode(kit);
    }

    Address address() {
        return Cluster.get(kit.system()).selfMember().address();
    }

    /** Waits until this node sees so many members up. */
    void seesMembers(long number) {
        await().until(() -> StreamSupport.stream(
                                Cluster.get(kit.system()).state().getMembers().spliterator(), false)
                        .filter(member -> member.status() == MemberStatus.up())
                        .count()
                == number);
    }
}
