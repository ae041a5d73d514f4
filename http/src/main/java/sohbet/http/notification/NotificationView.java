// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.notification.Notification;
import sohbet.persistence.notification.NotificationList.Seen;
import sohbet.persistence.notification.NotificationType;
import sohbet.persistence.notification.Severity;

/** A notification as its reader sees it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record NotificationView(
        String id,
        long seq,
        String type,
        String severity,
        Instant at,
        Instant firstAt,
        int count,
        Map<String, Object> params,
        @Nullable Link link,
        boolean read,
        @Nullable Acknowledged acknowledged,
        @Nullable Instant resolvedAt,
        List<String> actions) {
    /** A page of the admin; without an id the page itself. */
    public record Link(
            String kind,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String id) {}

    /** Who looks after it. */
    public record Acknowledged(String by, Instant at) {}

    public static NotificationView of(Seen seen) {
        Notification it = seen.notification();
        var link = it.link();
        var acknowledged = it.acknowledged();
        return new NotificationView(
                it.id(),
                it.seq(),
                it.type(),
                it.severity().word(),
                it.at(),
                it.firstAt(),
                it.count(),
                new TreeMap<>(it.params()),
                link == null ? null : new Link(link.kind().word(), link.id()),
                seen.isRead(),
                acknowledged == null ? null : new Acknowledged(acknowledged.by(), acknowledged.at()),
                it.resolvedAt(),
                actions(it));
    }

    private static List<String> actions(Notification it) {
        var actions = new ArrayList<String>();
        boolean presses = it.severity() == Severity.CRITICAL || it.severity() == Severity.WARNING;
        boolean isOpen = it.acknowledged() == null && it.resolvedAt() == null;
        if (isOpen && presses) actions.add("acknowledge");
        if (isOpen && it.type().equals(NotificationType.KEY_EXPIRING.word())) actions.add("renew");
        if (it.link() != null) actions.add("open");
        return actions;
    }
}
