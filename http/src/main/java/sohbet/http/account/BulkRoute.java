// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Refused;

/** One act on many of the staff, one after the other: what is refused for one holds up none of the others. */
final class BulkRoute {
    private final OpenApi openApi;
    private final Access access;
    private final Staff staff;

    /** @param role the new one, for the act {@code role} alone */
    record Bulk(List<String> ids, String act, @Nullable String role) {}

    /** @param code why it was refused, null when it was done */
    record Result(String id, boolean done, @Nullable String code) {}

    record Results(List<Result> results) {}

    BulkRoute(OpenApi openApi, Access access, Staff staff) {
        this.openApi = openApi;
        this.access = access;
        this.staff = staff;
    }

    Route route() {
        return access.caller(
                "bulkUsers",
                caller -> openApi.body("bulkUsers", Bulk.class, bulk -> {
                    if (bulk.act().equals("role") && bulk.role() == null)
                        throw Problem.invalid("/role", "missing").thrown();
                    return Answers.when(done(caller, bulk), results -> Json.ok(new Results(results)));
                }));
    }

    private CompletionStage<List<Result>> done(Principal.Caller caller, Bulk bulk) {
        CompletionStage<List<Result>> all = CompletableFuture.completedStage(new ArrayList<>());
        for (String id : bulk.ids()) {
            all = all.thenCompose(so -> one(caller, id, bulk).handle((ok, failure) -> {
                so.add(result(id, failure));
                return so;
            }));
        }
        return all;
    }

    private CompletionStage<?> one(Principal.Caller caller, String id, Bulk bulk) {
        return switch (bulk.act()) {
            case "lock" -> staff.change(caller, id, OptionalLong.empty(), new Staff.Change(null, null, true, null));
            case "unlock" -> staff.change(caller, id, OptionalLong.empty(), new Staff.Change(null, null, false, null));
            case "role" ->
                staff.change(caller, id, OptionalLong.empty(), new Staff.Change(null, bulk.role(), null, null));
            default -> staff.remove(caller, id, OptionalLong.empty());
        };
    }

    /** A refusal is a result; what is broken breaks the whole request. */
    private static Result result(String id, @Nullable Throwable failure) {
        Throwable why =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (why) {
            case null -> new Result(id, true, null);
            case Refused refused -> new Result(id, false, refused.problem().code());
            case RuntimeException broken -> throw broken;
            default -> throw new CompletionException(why);
        };
    }
}
