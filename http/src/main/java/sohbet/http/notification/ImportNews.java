// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import sohbet.persistence.account.Role;
import sohbet.persistence.catalogue.imports.ImportJob;
import sohbet.persistence.catalogue.imports.Importer;
import sohbet.persistence.notification.Link;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.NotificationType;
import sohbet.persistence.notification.Notifications;
import sohbet.persistence.notification.Severity;

/** Whoever has begun an import hears of its end, in the transaction that ends it; of a machine's the admins. */
public final class ImportNews implements Importer.Ending {
    private final Notifications notifications;
    private final InstantSource clock;

    public ImportNews(Notifications notifications, InstantSource clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    @Override
    public void ended(Connection connection, ImportJob job) throws SQLException {
        String id = job.id().toString();
        var at = clock.instant();
        var type = NotificationType.IMPORT_FINISHED;
        if (notifications
                .raise(connection, said(job, NewNotification.forPerson(job.merchant(), job.by(), type, id, at)))
                .isEmpty())
            notifications.raise(
                    connection, said(job, NewNotification.forRole(job.merchant(), Role.ADMIN, type, id, at)));
    }

    private static NewNotification said(ImportJob job, NewNotification about) {
        boolean isWell = job.state().equals(ImportJob.DONE) && job.failed() == 0;
        return about.with(isWell ? Severity.SUCCESS : Severity.WARNING)
                .with(Map.of(
                        "file", job.fileName(),
                        "state", job.state(),
                        "created", job.created(),
                        "updated", job.updated(),
                        "unchanged", job.unchanged(),
                        "failed", job.failed()))
                .leadingTo(Link.Kind.IMPORT, job.id().toString());
    }
}
