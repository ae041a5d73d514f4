// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sohbet.http.chat.SessionId;
import sohbet.persistence.account.Role;
import sohbet.persistence.chat.NewestInteractions;
import sohbet.persistence.tail.Happening;

/** Something staff can watch. */
sealed interface Topic {
    String name();

    /** Whether a fact of the merchant belongs to it. */
    boolean wants(Happening happening);

    /** How often it comes as a whole; null when it comes fact by fact. */
    default @Nullable Duration beat() {
        return null;
    }

    /** Every fact of every chat session. */
    record Sessions() implements Topic {
        @Override
        public String name() {
            return "sessions";
        }

        @Override
        public boolean wants(Happening happening) {
            return happening.kind().equals("chat");
        }
    }

    /** Every fact of one chat session. */
    record Session(String id) implements Topic {
        @Override
        public String name() {
            return "session:" + id;
        }

        @Override
        public boolean wants(Happening happening) {
            return happening.kind().equals("chat") && happening.id().equals(id);
        }
    }

    /** What visitors do with products, in every session: views, refused ones, purchases and the like. */
    record Interactions() implements Topic {
        @Override
        public String name() {
            return "interactions";
        }

        @Override
        public boolean wants(Happening happening) {
            return NewestInteractions.isOne(happening.recorded().event());
        }
    }

    /** The figures of the day, at a steady beat. */
    record Kpi() implements Topic {
        @Override
        public String name() {
            return "kpi";
        }

        @Override
        public boolean wants(Happening happening) {
            return false;
        }

        @Override
        public Duration beat() {
            return Duration.ofSeconds(1);
        }
    }

    /** How this node does, at a steady beat. */
    record Health() implements Topic {
        @Override
        public String name() {
            return "health";
        }

        @Override
        public boolean wants(Happening happening) {
            return false;
        }

        @Override
        public Duration beat() {
            return Duration.ofSeconds(5);
        }
    }

    /** How far a long piece of work is, at a steady beat. */
    record Job(UUID id) implements Topic {
        @Override
        public String name() {
            return "job:" + id;
        }

        @Override
        public boolean wants(Happening happening) {
            return false;
        }

        @Override
        public Duration beat() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Role least() {
            return Role.ADMIN;
        }
    }

    /** What a person should hear of, as they see it: {@link NotificationWatch} looks after it. */
    record Notifications() implements Topic {
        @Override
        public String name() {
            return NotificationWatch.TOPIC;
        }

        @Override
        public boolean wants(Happening happening) {
            return false;
        }
    }

    /** Who may watch it. */
    default Role least() {
        return Role.VIEWER;
    }

    /** Empty for a topic that does not exist yet. */
    static Optional<Topic> named(String name) {
        if (name.startsWith("session:")) {
            String id = name.substring("session:".length());
            return SessionId.isOne(id) ? Optional.of(new Session(id)) : Optional.empty();
        }
        if (name.startsWith("job:")) {
            try {
                return Optional.of(new Job(UUID.fromString(name.substring("job:".length()))));
            } catch (IllegalArgumentException none) {
                return Optional.empty();
            }
        }
        return switch (name) {
            case "sessions" -> Optional.of(new Sessions());
            case "interactions" -> Optional.of(new Interactions());
            case "kpi" -> Optional.of(new Kpi());
            case NotificationWatch.TOPIC -> Optional.of(new Notifications());
            case "health" -> Optional.of(new Health());
            default -> Optional.empty();
        };
    }
}
