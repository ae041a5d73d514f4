// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** Webhooks that go out: to where they may go, what they say, who sends them, and the API of those who keep them. */
@NullMarked
package sohbet.http.webhook;

import org.jspecify.annotations.NullMarked;
