// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** The shops at the edge: a node's own copy of their settings, and the routes that change them. */
@NullMarked
package sohbet.http.merchant;

import org.jspecify.annotations.NullMarked;
