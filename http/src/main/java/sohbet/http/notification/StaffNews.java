// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.http.account.AccountNews;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.StaffSessionTable;
import sohbet.persistence.account.StaffUsers.StaffUser;
import sohbet.persistence.notification.Link;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.NotificationType;
import sohbet.persistence.notification.SignInPlaces;

/** What people should hear of their own sign-ins, and admins of those who try others' passwords. Nobody who signs in waits for it. */
public final class StaffNews implements AccountNews {
    private static final Logger LOG = LoggerFactory.getLogger(StaffNews.class);

    private final Announcer announcer;
    private final InstantSource clock;

    public StaffNews(Announcer announcer, InstantSource clock) {
        this.announcer = announcer;
        this.clock = clock;
    }

    @Override
    public void signedIn(StaffUser user, String sessionId, StaffSessionTable.Origin origin) {
        var about = NewNotification.forPerson(
                        user.merchantId(), user.id(), NotificationType.SIGN_IN_NEW_PLACE, sessionId, clock.instant())
                .with(Map.of("device", origin.device(), "address", origin.address()))
                .leadingTo(Link.Kind.USER, user.id());
        announcer
                .within((connection, notifications) ->
                        SignInPlaces.isNew(connection, user.id(), origin.device(), origin.address())
                                && notifications.raise(connection, about).isPresent())
                .whenComplete((told, why) -> {
                    if (why != null)
                        LOG.warn("from where somebody has signed in was not looked at: {}", why.toString());
                });
    }

    @Override
    public void keptOut(StaffUser user, int failures) {
        announcer.raise(NewNotification.forRole(
                        user.merchantId(), Role.ADMIN, NotificationType.ACCOUNT_LOCKED, user.id(), clock.instant())
                .with(Map.of("name", user.name(), "failures", failures))
                .leadingTo(Link.Kind.USER, user.id()));
    }
}
