// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import org.jspecify.annotations.Nullable;

/** Where on the shop's site the visitor is. */
public record Page(String url, @Nullable String title) {}
