// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import static sohbet.persistence.notification.Severity.CRITICAL;
import static sohbet.persistence.notification.Severity.INFO;
import static sohbet.persistence.notification.Severity.SUCCESS;
import static sohbet.persistence.notification.Severity.WARNING;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a notification can be about. The words are stored and part of the API: they never change. */
public enum NotificationType {
    /** A visitor has written in a session that the person has taken. */
    MESSAGE_FOR_YOU(INFO),
    SIGN_IN_NEW_PLACE(WARNING),
    /** Somebody tries wrong passwords until they have to wait. */
    ACCOUNT_LOCKED(WARNING),
    KEY_EXPIRING(WARNING),
    LIMIT_NEAR(WARNING),
    IMPORT_FINISHED(SUCCESS),
    WEBHOOK_FAILING(WARNING),
    /** A read model went on without a fact. */
    POISON_FACT(CRITICAL),
    DATABASE_UNREACHABLE(CRITICAL),
    DATABASE_BACK(SUCCESS),
    DISK_LOW(CRITICAL),
    MEMORY_HIGH(WARNING),
    CPU_HIGH(WARNING),
    ERRORS_HIGH(WARNING),
    ENTITY_CRASHING(WARNING),
    TAIL_LAG(WARNING),
    NODE_JOINED(INFO),
    NODE_LEFT(WARNING),
    /** Somebody has opened a shop by themselves. */
    MERCHANT_SIGNED_UP(INFO);

    private final Severity usual;

    NotificationType(Severity usual) {
        this.usual = usual;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How much it presses, unless a single one says otherwise. */
    public Severity severity() {
        return usual;
    }

    /** Whether it is mailed to whoever has not said anything about it. */
    boolean isMailedUsually() {
        return usual == CRITICAL || this == SIGN_IN_NEW_PLACE || this == KEY_EXPIRING;
    }

    /** Empty for a word of a later version. */
    public static Optional<NotificationType> of(String word) {
        return Stream.of(values())
                .filter(type -> type.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
