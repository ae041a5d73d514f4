// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The conventions of the HTTP edge: how a request is read, cleaned and checked, and how an answer or a refusal looks. Every
 * route of the house stands inside {@link sohbet.http.edge.Edge#around}.
 */
@NullMarked
package sohbet.http.edge;

import org.jspecify.annotations.NullMarked;
