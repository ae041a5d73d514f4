// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Files with products, as shops have them: Shopify's product CSV in whatever encoding and with whatever separator a
 * spreadsheet left it, and JSON. Reading one knows neither a database nor a clock. What cannot be taken is named with its
 * row, its field and the reason; the rest goes on.
 */
@NullMarked
package sohbet.persistence.catalogue.file;

import org.jspecify.annotations.NullMarked;
