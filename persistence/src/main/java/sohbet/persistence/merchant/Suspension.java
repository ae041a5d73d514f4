// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.merchant;

import java.time.Instant;

/**
 * Since when a shop is closed by the installation's owners, and what they tell its staff about it.
 *
 * @param why may be empty
 */
public record Suspension(Instant since, String why) {}
