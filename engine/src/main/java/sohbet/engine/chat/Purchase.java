// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import java.time.Instant;
import sohbet.engine.catalogue.Money;

/** An order that came out of a session: reported by the page, or confirmed by the shop's server. */
public record Purchase(String order, Money total, Status status, Instant at) {
    public enum Status {
        REPORTED,
        CONFIRMED
    }
}
