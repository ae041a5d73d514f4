// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What an installation is told from outside: every setting with its form, default and meaning, read from the command line, the
 * environment, files and {@code conf/application.conf}, and looked at as a whole before anything starts.
 */
@NullMarked
package sohbet.http.settings;

import org.jspecify.annotations.NullMarked;
