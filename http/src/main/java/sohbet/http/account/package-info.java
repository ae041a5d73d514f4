// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** Signing in and out, and who may do what: the staff by cookie, machines by key, a shop's page by its public key. */
@NullMarked
package sohbet.http.account;

import org.jspecify.annotations.NullMarked;
