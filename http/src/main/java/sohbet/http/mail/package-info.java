// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** Mails on their way to people: whoever sends them, and the simulator that shows what would be sent. */
@NullMarked
package sohbet.http.mail;

import org.jspecify.annotations.NullMarked;
