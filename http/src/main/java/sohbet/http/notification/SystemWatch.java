// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import sohbet.persistence.notification.Link;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.NotificationType;

/** Looks at this node every few seconds and tells what has been wrong for a while. What is measured is decided by its {@link Rule}. */
public final class SystemWatch implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(5);

    /** A minute of it is worth telling, half a minute of the opposite ends it; a bit below the bound it is not over yet. */
    static final Rule DISK = new Rule(NotificationType.DISK_LOW, 90, 88, 3, 3);

    static final Rule MEMORY = new Rule(NotificationType.MEMORY_HIGH, 80, 75, 12, 6);
    static final Rule CPU = new Rule(NotificationType.CPU_HIGH, 90, 80, 12, 6);
    static final Rule ERRORS = new Rule(NotificationType.ERRORS_HIGH, 5, 2, 3, 6);
    static final Rule TAIL = new Rule(NotificationType.TAIL_LAG, 10, 2, 3, 3);

    private final Announcer announcer;
    private final InstantSource clock;
    private final String node;
    private final List<Watched> watched = new ArrayList<>();
    private final Cancellable beat;

    /** One measured thing and how it stands. */
    private static final class Watched {
        private final Rule rule;
        private final DoubleSupplier sample;
        private final String said;
        private Rule.Standing standing = Rule.Standing.FIRST;

        Watched(Rule rule, DoubleSupplier sample, String said) {
            this.rule = rule;
            this.sample = sample;
            this.said = said;
        }
    }

    private SystemWatch(
            Announcer announcer,
            InstantSource clock,
            String node,
            Path folder,
            FailureShare failures,
            TailDelay tail,
            ClassicActorSystemProvider provider) {
        this.announcer = announcer;
        this.clock = clock;
        this.node = node;
        watched.add(new Watched(DISK, () -> Sample.diskUsed(folder), "percent"));
        watched.add(new Watched(MEMORY, Sample::memoryUsed, "percent"));
        watched.add(new Watched(CPU, Sample::cpu, "percent"));
        watched.add(new Watched(ERRORS, failures::since, "percent"));
        watched.add(new Watched(TAIL, tail::seconds, "seconds"));
        var system = provider.classicSystem();
        beat = system.scheduler().scheduleWithFixedDelay(BEAT, BEAT, this::look, system.dispatcher());
    }

    public static SystemWatch start(
            Announcer announcer,
            InstantSource clock,
            String node,
            Path folder,
            FailureShare failures,
            TailDelay tail,
            ClassicActorSystemProvider system) {
        return new SystemWatch(announcer, clock, node, folder, failures, tail, system);
    }

    /** The scheduler never runs it twice at once. */
    private void look() {
        for (var one : watched) {
            double value = one.sample.getAsDouble();
            var looked = one.rule.look(one.standing, value);
            one.standing = looked.standing();
            switch (looked.verdict()) {
                case RAISE -> announcer.raise(about(one, value));
                case RESOLVE -> announcer.resolve(about(one, value));
                case NOTHING -> {}
            }
        }
    }

    private NewNotification about(Watched one, double value) {
        var type = one.rule.type();
        double shown = type == NotificationType.DISK_LOW ? 100 - value : value;
        return NewNotification.ofInstallation(type, node, clock.instant())
                .with(Map.of("node", node, one.said, Math.round(shown)))
                .leadingTo(Link.Kind.HEALTH, null);
    }

    @Override
    public void close() {
        beat.cancel();
    }
}
