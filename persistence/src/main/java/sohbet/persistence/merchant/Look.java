// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.merchant;

/**
 * How a shop's widget looks.
 *
 * @param color of its button and of what the visitor says, {@code #rrggbb}
 * @param side where its button stands, {@code right} or {@code left}
 * @param theme {@code light}, {@code dark}, or {@code auto} for what the visitor's device prefers
 */
public record Look(String color, String side, String theme) {
    public static final Look USUAL = new Look("#128072", "right", "auto");
}
