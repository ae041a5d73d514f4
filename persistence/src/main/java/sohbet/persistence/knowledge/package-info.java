// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** What a shop says about itself: shipping, returns, payment, opening hours, in each of its languages. */
@NullMarked
package sohbet.persistence.knowledge;

import org.jspecify.annotations.NullMarked;
