// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** What the shop takes along as files: its sessions, what happened in them, its products and its knowledge. */
@NullMarked
package sohbet.http.export;

import org.jspecify.annotations.NullMarked;
