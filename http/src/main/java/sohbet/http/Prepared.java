// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import sohbet.http.account.FirstRun;
import sohbet.http.setup.Setup;
import sohbet.persistence.Database;
import sohbet.persistence.catalogue.DemoCatalogue;
import sohbet.persistence.knowledge.DemoKnowledge;
import sohbet.persistence.merchant.Merchant;

/**
 * What there is when nobody has done anything yet.
 *
 * @param demo the demo shop, if it is there
 * @param link the token that opens the wizard, while something is left to set up
 */
record Prepared(Optional<Merchant> demo, Optional<String> link) {

    /** The demo shop with its goods and its first admin as they were asked for, else a link to set up what is to be there. */
    static CompletionStage<Prepared> of(Database database, Site site, FirstRun.Wishes wishes) {
        var first = new FirstRun(database, site.accounts().passwords());
        Setup setup = site.setup();
        // An installation that is set up gets no second shop because somebody left a variable standing.
        return setup.isDone()
                .thenCompose(done -> first.prepare(wishes, !done))
                .thenCompose(demo -> demo.isEmpty()
                        ? CompletableFuture.completedStage(demo)
                        : seed(database, demo.get()).thenApply(seeded -> demo))
                .thenCompose(demo -> (wishes.askForAdmin() && demo.isPresent()
                                ? setup.finish().thenApply(done -> Optional.<String>empty())
                                : setup.link())
                        .thenApply(link -> new Prepared(demo, link)));
    }

    private static CompletionStage<Boolean> seed(Database database, Merchant demo) {
        return database.write(demo.id(), connection -> {
            DemoKnowledge.seed(connection, demo.id());
            return DemoCatalogue.seed(connection, demo.id(), demo.currency());
        });
    }
}
