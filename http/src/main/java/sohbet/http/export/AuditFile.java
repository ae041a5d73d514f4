// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.export;

import static sohbet.http.export.Export.column;

import java.util.List;
import java.util.Locale;
import sohbet.http.audit.AuditSearch;
import sohbet.http.export.Export.Batch;
import sohbet.persistence.audit.AuditEntry;
import sohbet.persistence.audit.AuditList.Filter;

/** The audit log as a file, one row an act. */
final class AuditFile {
    private static final int ROWS = 500;

    private AuditFile() {}

    static Export<AuditEntry> of(AuditSearch search, String merchant, Filter filter) {
        return new Export<>(
                List.of(
                        column("id", AuditEntry::id),
                        column("at", AuditEntry::at),
                        column("who_kind", it -> it.act().who().kind().word()),
                        column("who_id", it -> it.act().who().id()),
                        column("who_name", it -> it.act().who().name()),
                        column("what", it -> it.act().what()),
                        column("object_kind", it -> {
                            var object = it.act().object();
                            return object == null ? null : object.kind();
                        }),
                        column("object_id", it -> {
                            var object = it.act().object();
                            return object == null ? null : object.id();
                        }),
                        column("address", it -> it.act().from().address()),
                        column("device", it -> it.act().from().device()),
                        column("outcome", it -> it.outcome().name().toLowerCase(Locale.ROOT)),
                        column("status", it -> {
                            var answer = it.answer();
                            return answer == null ? null : answer.status();
                        }),
                        column("code", it -> {
                            var answer = it.answer();
                            return answer == null ? null : answer.code();
                        }),
                        column("changes", it -> {
                            var answer = it.answer();
                            return answer == null ? null : answer.changes();
                        }),
                        column("times", AuditEntry::times),
                        column("request", it -> it.act().from().request())),
                after -> search.page(merchant, filter, after, ROWS)
                        .thenApply(found -> new Batch<>(found.rows(), found.next())));
    }
}
