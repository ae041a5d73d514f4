// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What people of the staff should hear of: one stream of notifications grouped by cause, with each person's own reading of it,
 * and the mails that follow.
 */
@NullMarked
package sohbet.persistence.notification;

import org.jspecify.annotations.NullMarked;
