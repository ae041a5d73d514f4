// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** What only a sandbox can do: its time goes forward when somebody says so. */
@NullMarked
package sohbet.persistence.sandbox;

import org.jspecify.annotations.NullMarked;
