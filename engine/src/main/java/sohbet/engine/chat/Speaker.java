// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

/** Who says something in a chat. */
public enum Speaker {
    VISITOR,
    BOT,
    AGENT
}
