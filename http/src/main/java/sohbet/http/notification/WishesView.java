// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Problem;
import sohbet.persistence.notification.NotificationType;
import sohbet.persistence.notification.Wishes;

/** How somebody wants to hear of what, with every type named. */
record WishesView(
        List<Type> types,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Quiet quietHours,
        String zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** @param severity what it usually is; mail of what is critical cannot be declined */
    record Type(
            String type,
            @Nullable String severity,
            boolean inApp,
            boolean toast,
            boolean sound,
            boolean browser,
            boolean email) {}

    record Quiet(String from, String to) {}

    /** @param shops the zone of somebody who has named none */
    static WishesView of(Wishes wishes, ZoneId shops) {
        var types = wishes.all().entrySet().stream()
                .map(one -> type(one.getKey(), one.getValue()))
                .toList();
        var quiet = wishes.quiet();
        var zone = wishes.zone();
        return new WishesView(
                types,
                quiet == null ? null : new Quiet(TIME.format(quiet.from()), TIME.format(quiet.to())),
                (zone == null ? shops : zone).getId());
    }

    private static Type type(NotificationType type, Wishes.Ways ways) {
        return new Type(
                type.word(),
                type.severity().word(),
                ways.inApp(),
                ways.toast(),
                ways.sound(),
                ways.browser(),
                ways.email());
    }

    /** What was asked for; types that are not named are as usual. */
    Wishes wishes(ZoneId shops) {
        var ways = new EnumMap<NotificationType, Wishes.Ways>(NotificationType.class);
        for (Type it : types) {
            var type = NotificationType.of(it.type())
                    .orElseThrow(() -> Problem.invalid("types", "unknown").thrown());
            ways.put(type, new Wishes.Ways(it.inApp(), it.toast(), it.sound(), it.browser(), it.email()));
        }
        var named = named();
        return new Wishes(ways, quiet(), named.equals(shops) ? null : named);
    }

    private Wishes.@Nullable Quiet quiet() {
        if (quietHours == null) return null;
        var quiet = new Wishes.Quiet(LocalTime.parse(quietHours.from()), LocalTime.parse(quietHours.to()));
        if (quiet.from().equals(quiet.to()))
            throw Problem.invalid("quiet_hours", "empty").thrown();
        return quiet;
    }

    private ZoneId named() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw Problem.invalid("zone", "unknown").thrown();
        }
    }
}
