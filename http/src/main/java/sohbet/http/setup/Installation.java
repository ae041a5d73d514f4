// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sohbet.http.settings.LocalConf;

/**
 * How this engine was started, as far as a move of its database has to know.
 *
 * @param isEmbedded whether the database is the embedded one
 * @param fixedBy the option or variable that names the database, which no file can overrule
 * @param isTriedOut whether the sandbox is on for no other reason than the embedded database
 * @param conf where the address of another database is written
 * @param restart ends this engine and starts it anew with what the files say now
 */
public record Installation(
        boolean isEmbedded, Optional<String> fixedBy, boolean isTriedOut, LocalConf conf, Runnable restart) {
    /** From the next start on: nothing but the database is another one, so a sandbox stays a sandbox. */
    public void movedTo(String url) throws IOException {
        var said = new TreeMap<>(Map.of("sohbet.database.url", url.strip()));
        if (isTriedOut) said.put("sohbet.sandbox", "on");
        conf.put(said);
    }
}
