// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** Shops that somebody would like to open by themselves, until their e-mail is confirmed. */
@NullMarked
package sohbet.persistence.signup;

import org.jspecify.annotations.NullMarked;
