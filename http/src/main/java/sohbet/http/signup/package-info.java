// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** Opening a shop by oneself, where the installation allows it. */
@NullMarked
package sohbet.http.signup;

import org.jspecify.annotations.NullMarked;
