// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Chats as people look at them: the list of sessions, the counts of a shop's day, the questions
 * that wait for an answer, and who answers them.
 */
@NullMarked
package sohbet.persistence.chat;

import org.jspecify.annotations.NullMarked;
