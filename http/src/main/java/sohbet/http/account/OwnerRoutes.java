// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Page;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.persistence.Database;
import sohbet.persistence.account.Owners;

/**
 * The owners of the installation, for each other.
 *
 * <pre>
 * GET    /owners
 * POST   /owners {email}    somebody who can sign in
 * DELETE /owners/{id}       the person stays, and the last owner too
 * </pre>
 */
final class OwnerRoutes {
    private final OpenApi openApi;
    private final Access access;
    private final Database database;
    private final StaffSessions sessions;

    record Named(String email) {
        /** Without the person. */
        @Override
        public String toString() {
            return "named";
        }
    }

    /** @param able whether they can sign in and nobody has locked them out anywhere */
    record OwnerView(String id, String name, String email, boolean able, boolean you) {
        static OwnerView of(Owners.Owner owner, Principal.Staff reader) {
            return new OwnerView(
                    owner.id(),
                    owner.name(),
                    owner.email(),
                    owner.isAble(),
                    owner.id().equals(reader.userId()));
        }
    }

    OwnerRoutes(OpenApi openApi, Access access, Database database, StaffSessions sessions) {
        this.openApi = openApi;
        this.access = access;
        this.database = database;
        this.sessions = sessions;
    }

    Route routes() {
        return pathPrefix(
                "owners",
                () -> concat(
                        pathEnd(() -> concat(
                                get(() -> access.staff("listOwners", this::list)),
                                post(() -> access.staff("addOwner", this::add)))),
                        path(
                                segment(),
                                id -> delete(() -> access.staff("removeOwner", staff -> remove(Text.clean(id)))))));
    }

    private Route list(Principal.Staff staff) {
        return Answers.when(database.read(Owners::all), found -> shown(found, staff));
    }

    private Route add(Principal.Staff staff) {
        return openApi.body(
                "addOwner",
                Named.class,
                given -> Answers.when(
                        database.write(connection -> {
                            Owners.begin(connection);
                            if (Owners.name(connection, given.email().strip()).isEmpty())
                                throw Problem.of("not_found").thrown();
                            return Owners.all(connection);
                        }),
                        found -> shown(found, staff)));
    }

    private Route remove(String id) {
        return Answers.when(
                database.<Boolean>write(connection -> {
                            Owners.begin(connection);
                            if (!Owners.dismiss(connection, id))
                                throw Problem.of("not_found").thrown();
                            if (!Owners.someAreLeft(connection))
                                throw Problem.of("last_owner").thrown();
                            return true;
                        })
                        .thenApply(sessions::lookedAgain),
                done -> UserRoutes.NOTHING);
    }

    private static HttpResponse shown(List<Owners.Owner> found, Principal.Staff reader) {
        return Json.ok(new Page<>(
                found.stream().map(owner -> OwnerView.of(owner, reader)).toList(), null));
    }
}
