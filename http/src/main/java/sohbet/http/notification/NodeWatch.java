// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;
import org.apache.pekko.cluster.typed.Unsubscribe;
import sohbet.persistence.notification.Link;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.NotificationType;

/** Tells which nodes come and go. Every node sees it and tells it; by the name of the fact it counts once. */
public final class NodeWatch implements AutoCloseable {
    private final Announcer announcer;
    private final InstantSource clock;
    private final Cluster cluster;
    private final ActorRef<ClusterEvent.MemberEvent> listener;

    private NodeWatch(Announcer announcer, InstantSource clock, ActorSystem<?> system) {
        this.announcer = announcer;
        this.clock = clock;
        cluster = Cluster.get(system);
        listener = system.systemActorOf(listening(), "notifications-nodes-" + UUID.randomUUID(), Props.empty());
        cluster.subscriptions().tell(Subscribe.create(listener, ClusterEvent.MemberEvent.class));
    }

    public static NodeWatch start(Announcer announcer, InstantSource clock, ActorSystem<?> system) {
        return new NodeWatch(announcer, clock, system);
    }

    private Behavior<ClusterEvent.MemberEvent> listening() {
        return Behaviors.receiveMessage(event -> {
            if (event instanceof ClusterEvent.MemberUp up)
                tell(up.member(), NotificationType.NODE_JOINED, NotificationType.NODE_LEFT);
            else if (event instanceof ClusterEvent.MemberRemoved gone)
                tell(gone.member(), NotificationType.NODE_LEFT, NotificationType.NODE_JOINED);
            return Behaviors.same();
        });
    }

    private void tell(Member member, NotificationType type, NotificationType opposite) {
        String node = member.address().hostPort();
        announcer.resolve(about(opposite, node));
        announcer.raise(about(type, node)
                .once(type.word() + " " + member.uniqueAddress().toString()));
    }

    private NewNotification about(NotificationType type, String node) {
        return NewNotification.ofInstallation(type, node, clock.instant())
                .with(Map.of("node", node))
                .leadingTo(Link.Kind.HEALTH, null);
    }

    @Override
    public void close() {
        cluster.subscriptions().tell(new Unsubscribe<>(listener));
    }
}
