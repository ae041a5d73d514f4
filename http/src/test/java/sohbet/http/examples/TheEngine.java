// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import java.time.LocalDate;
import sohbet.persistence.postgres.TestPostgres;

/** How the engine is, what was done in it, and its pages. */
final class TheEngine extends Chapter {
    TheEngine(Story story, TestPostgres.Database postgres) {
        super(story, postgres);
    }

    @Override
    void tell() throws Exception {
        String what = "what=changeSettings&outcome=done";
        until(ask("listAudit").query(what), it -> it.path("items").size() > 0);
        ask("listAudit").query(what + "&limit=1").ok();
        LocalDate today = LocalDate.now(Placeholders.ZONE);
        ask("getAuditExport", "csv")
                .query("from=" + today + "&to=" + today + "&" + what)
                .ok();
        ask("getInstallationAuditExport", "csv")
                .query("from=" + today + "&to=" + today + "&what=addMerchant&outcome=done")
                .ok();
        ask("getMetrics").lines(2).ok();
        ask("getDocs").lines(1).ok();
        ask("getOpenApi").lines(3).ok();
        for (String page : new String[] {"getRoot", "getDemo", "getAdmin", "getSetupPage"})
            ask(page).lines(1).ok();
    }
}
