// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.merchant;

import java.time.Instant;
import java.util.List;

/**
 * Where a shop is written to beside its pages.
 *
 * @param kind the provider, {@code twilio}, {@code whatsapp} or {@code telegram}
 * @param account the provider's name of the account
 * @param numbers those of the shop there, in the form of E.164
 * @param hasSecret whether what opens the account is known
 */
public record Channel(
        String id,
        String kind,
        String name,
        String account,
        List<String> numbers,
        boolean hasSecret,
        Instant createdAt,
        long version) {
    public Channel {
        numbers = List.copyOf(numbers);
    }
}
