// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** The shop's goods over HTTP. */
@NullMarked
package sohbet.http.catalogue;

import org.jspecify.annotations.NullMarked;
