// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.merchant;

/**
 * How long a shop keeps what people said.
 *
 * @param sessionDays after so many days of silence the person of an ended session is forgotten, with their words; 0 for never
 */
public record Retention(int sessionDays) {
    public static final Retention FOR_GOOD = new Retention(0);
}
