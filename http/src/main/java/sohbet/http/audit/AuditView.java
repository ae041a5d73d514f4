// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Json;
import sohbet.http.edge.MalformedJson;
import sohbet.persistence.audit.AuditEntry;

/** One act as a merchant's admins read it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AuditView(
        String id,
        Instant at,
        WhoView who,
        String what,
        @Nullable ThingView object,
        @Nullable String address,
        @Nullable String device,
        String outcome,
        @Nullable Integer status,
        @Nullable String code,
        @Nullable JsonNode changes,
        int times,
        @Nullable String request) {

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record WhoView(
            String kind, @Nullable String id, @Nullable String name) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ThingView(String kind, @Nullable String id) {}

    static AuditView of(AuditEntry entry) {
        var act = entry.act();
        var answer = entry.answer();
        var object = act.object();
        return new AuditView(
                Long.toString(entry.id()),
                entry.at(),
                new WhoView(act.who().kind().word(), act.who().id(), act.who().name()),
                act.what(),
                object == null ? null : new ThingView(object.kind(), object.id()),
                act.from().address(),
                act.from().device(),
                entry.outcome().name().toLowerCase(Locale.ROOT),
                answer == null ? null : answer.status(),
                answer == null ? null : answer.code(),
                answer == null ? null : tree(answer.changes()),
                entry.times(),
                act.from().request());
    }

    private static @Nullable JsonNode tree(@Nullable String changes) {
        try {
            return changes == null ? null : Json.read(changes.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson e) {
            throw new IllegalStateException("the log's own changes", e);
        }
    }
}
