// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import java.util.Optional;
import sohbet.http.settings.LocalConf;

/**
 * How this engine was started, as far as a move of its database has to know.
 *
 * @param isEmbedded whether the database is the embedded one
 * @param fixedBy the option or variable that names the database, which no file can overrule
 * @param conf where the address of another database is written
 * @param restart ends this engine and starts it anew with what the files say now
 */
public record Installation(boolean isEmbedded, Optional<String> fixedBy, LocalConf conf, Runnable restart) {}
