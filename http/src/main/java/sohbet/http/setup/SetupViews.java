// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import org.apache.pekko.http.javadsl.model.HttpRequest;
import sohbet.http.account.SessionCookie;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Language;
import sohbet.persistence.Database;
import sohbet.persistence.DatabaseUrl;

/** The wizard as whoever is in sees it: what was said, the database in use, and how far a move has come. */
record SetupViews(Mover mover, Database database, boolean isSandbox) {
    SetupView of(HttpRequest request, String session, Setup.Said said) {
        Draft draft = said.draft();
        return new SetupView(
                false,
                true,
                new SetupView.Inside(
                        SessionCookie.csrf(session),
                        draft.at(),
                        draft.admin(),
                        draft.shop(),
                        draft.model(),
                        draft.messaging(),
                        SetupView.given(said.secrets()),
                        databaseView(Exchange.of(request).language()),
                        isSandbox));
    }

    private SetupView.DatabaseView databaseView(Language language) {
        var installation = mover.installation();
        var state = mover.state();
        return new SetupView.DatabaseView(
                installation.isEmbedded() ? "embedded" : "postgresql",
                DatabaseUrl.shown(database.settings()),
                installation.fixedBy().orElse(null),
                state == null
                        ? null
                        : new SetupView.MoveView(
                                state.name(),
                                state.progress().step(),
                                state.progress().table(),
                                state.progress().tables(),
                                state.progress().tablesDone(),
                                state.progress().rows(),
                                state.trouble() == null ? null : state.trouble().code(),
                                state.trouble() == null ? null : state.trouble().in(language)));
    }
}
