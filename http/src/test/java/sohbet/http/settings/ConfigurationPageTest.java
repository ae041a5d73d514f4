// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.settings;

import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.http.GeneratedPage;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigurationPageTest {
    @Test
    void the_page_lists_the_settings_there_are() throws IOException {
        GeneratedPage.check("configuration.md", """
                # Configuration

                Nothing has to be configured: `./sohbet run` works as it is. What an installation wants otherwise it says on the command
                line, in the environment or in `conf/application.conf`; the first of these that says something wins, and an empty value is
                none. All of it is looked at before anything starts, and all faults are told at once; `./sohbet config check` does only
                that. A variable that begins with `SOHBET_` and is none of these is warned of.

                A secret can also stand in a file, as orchestrators hand them out: the variable with `_FILE` names it. Secrets are shown in
                no fault and no log.

                """ + Setting.table() + """

                What belongs to one merchant (limits, allowed origins, greeting, the widget's look) is set in the admin, not here. Written by
                `ConfigurationPageTest` from the code.
                """);
    }
}
