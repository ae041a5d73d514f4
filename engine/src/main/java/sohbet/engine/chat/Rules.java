// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import java.time.Duration;
import java.time.ZoneId;

/**
 * The merchant's settings for chats as they are when a command is given, so that a changed limit
 * holds from the next command on.
 *
 * @param viewsPerDay product views one session has in a day of the merchant's zone
 * @param messagesPerMinute visitor messages in any 60 seconds
 * @param idle silence after which a session ends
 */
public record Rules(int viewsPerDay, int messagesPerMinute, Duration idle, ZoneId zone) {}
