// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** A merchant's figures over HTTP. */
@NullMarked
package sohbet.http.analytics;

import org.jspecify.annotations.NullMarked;
