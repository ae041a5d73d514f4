// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

@NullMarked
package sohbet.persistence.tail;

import org.jspecify.annotations.NullMarked;
