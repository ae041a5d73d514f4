// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** The audit log: what staff, machines and the engine itself did, appended and never changed, a month of it dropped whole. */
@NullMarked
package sohbet.persistence.audit;

import org.jspecify.annotations.NullMarked;
