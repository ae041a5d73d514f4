// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A chat session is one visitor's conversation with a shop. It opens with the first hello, is owned
 * by the bot or by one named agent, and ends when the visitor leaves or stays silent; a successor
 * inherits what must not be lost or evaded. Its limits (views a day, messages a minute) are exact.
 */
@NullMarked
package sohbet.engine.chat;

import org.jspecify.annotations.NullMarked;
