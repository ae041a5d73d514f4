// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The issuer of OpenID Connect that staff may sign in by: what is known of it, what it is asked, and whether its answers hold. Who
 * somebody is here is decided by {@code sohbet.http.account}.
 */
@NullMarked
package sohbet.http.oidc;

import org.jspecify.annotations.NullMarked;
