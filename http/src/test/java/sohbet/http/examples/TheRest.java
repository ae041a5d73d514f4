// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import java.util.Set;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Operation;
import sohbet.persistence.postgres.TestPostgres;

/** What can be asked without knowing anything, and was not asked in another chapter. */
final class TheRest extends Chapter {
    private final OpenApi openApi;
    private final Set<String> without;

    TheRest(Story story, TestPostgres.Database postgres, OpenApi openApi, Set<String> without) {
        super(story, postgres);
        this.openApi = openApi;
        this.without = without;
    }

    @Override
    void tell() throws Exception {
        for (Operation operation : openApi.operations()) {
            boolean needsNothing = !without.contains(operation.id())
                    && operation.method().equals("GET")
                    && !operation.path().contains("{")
                    && operation.parameters().stream().noneMatch(Operation.Parameter::required);
            if (needsNothing && !story.told().containsKey(operation.id()))
                ask(operation.id()).lines(3).ok();
        }
        // Last of all, since the shops' time never goes back.
        ask("moveSandboxClock").body("{\"advance\":\"PT1H\"}").ok();
    }
}
