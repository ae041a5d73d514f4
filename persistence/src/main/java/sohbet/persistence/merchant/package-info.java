// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** The shops: their keys, their language and zone, and the settings their admins change. */
@NullMarked
package sohbet.persistence.merchant;

import org.jspecify.annotations.NullMarked;
