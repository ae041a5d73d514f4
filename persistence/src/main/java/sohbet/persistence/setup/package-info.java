// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** The setting up of an installation, as far as it is stored: its link, its draft, and the accounts with providers it leads to. */
@NullMarked
package sohbet.persistence.setup;

import org.jspecify.annotations.NullMarked;
