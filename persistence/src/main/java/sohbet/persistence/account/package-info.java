// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** Who may work for which merchant: staff and their sessions, machines and their keys, and the tries to sign in. */
@NullMarked
package sohbet.persistence.account;

import org.jspecify.annotations.NullMarked;
