// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

/** One session of one merchant. */
record SessionKey(String merchant, String id) {}
