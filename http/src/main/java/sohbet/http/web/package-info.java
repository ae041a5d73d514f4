// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** The pages and scripts the engine serves: the widget, the demo shop, the staff's pages, the API's documents. */
@NullMarked
package sohbet.http.web;

import org.jspecify.annotations.NullMarked;
