// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** What the nodes of a cluster agree on through the database they share. */
@NullMarked
package sohbet.persistence.cluster;

import org.jspecify.annotations.NullMarked;
