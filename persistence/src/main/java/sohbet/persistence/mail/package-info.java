// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** Mails on their way out, written in one transaction with what they tell of. */
@NullMarked
package sohbet.persistence.mail;

import org.jspecify.annotations.NullMarked;
