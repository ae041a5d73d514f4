// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The audit log at the edge: every act of staff and machines passes here before it runs and again before its answer leaves, and
 * a merchant's admins read here what was done.
 */
@NullMarked
package sohbet.http.audit;

import org.jspecify.annotations.NullMarked;
