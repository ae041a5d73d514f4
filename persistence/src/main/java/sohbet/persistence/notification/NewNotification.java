// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.account.Role;

/**
 * Something that has just happened and that people should hear of.
 *
 * @param merchantId whose people; {@link #INSTALLATION} for those who look after the installation
 * @param userId whom alone it is for; null for all with the role or a higher one
 * @param least the least role it is for when it is for no single person
 * @param cause what is the same when it happens again, within its type
 * @param params what its text says, words and numbers alone; nothing a visitor told
 * @param fact a name of what happened, when more than one may tell of it: told once, it is not told again
 * @param at when it happened
 */
public record NewNotification(
        String merchantId,
        @Nullable String userId,
        @Nullable Role least,
        NotificationType type,
        Severity severity,
        String cause,
        Map<String, Object> params,
        @Nullable Link link,
        @Nullable String fact,
        Instant at) {
    /** Where the merchant of a notification of the installation would stand. */
    public static final String INSTALLATION = "*";

    private static final int LONGEST = 300;

    public NewNotification {
        if ((userId == null) == (least == null)) throw new IllegalArgumentException("for a person, or for a role");
        if (cause.length() > LONGEST) cause = cause.substring(0, LONGEST);
        params = Map.copyOf(params);
    }

    /** For a merchant's people with this role or a higher one. */
    public static NewNotification forRole(
            String merchantId, Role least, NotificationType type, String cause, Instant at) {
        return new NewNotification(merchantId, null, least, type, type.severity(), cause, Map.of(), null, null, at);
    }

    /** For one person of a merchant's staff. */
    public static NewNotification forPerson(
            String merchantId, String userId, NotificationType type, String cause, Instant at) {
        return new NewNotification(merchantId, userId, null, type, type.severity(), cause, Map.of(), null, null, at);
    }

    /** For those who look after the installation. */
    public static NewNotification ofInstallation(NotificationType type, String cause, Instant at) {
        return forRole(INSTALLATION, Role.ADMIN, type, cause, at);
    }

    public NewNotification with(Severity other) {
        return new NewNotification(merchantId, userId, least, type, other, cause, params, link, fact, at);
    }

    public NewNotification with(Map<String, Object> said) {
        return new NewNotification(merchantId, userId, least, type, severity, cause, said, link, fact, at);
    }

    public NewNotification leadingTo(Link.Kind kind, @Nullable String id) {
        return new NewNotification(
                merchantId, userId, least, type, severity, cause, params, new Link(kind, id), fact, at);
    }

    /** Told by several, or again after a crash, it counts once. */
    public NewNotification once(String name) {
        return new NewNotification(merchantId, userId, least, type, severity, cause, params, link, name, at);
    }

    /** As it will stand there, before it does. */
    public Notification unstored() {
        return new Notification(
                merchantId, "", 0, type.word(), severity, userId, least, params, link, at, at, 1, null, null);
    }

    /** In the order of their names, so that the same is written the same. */
    Map<String, Object> sortedParams() {
        return new TreeMap<>(params);
    }
}
