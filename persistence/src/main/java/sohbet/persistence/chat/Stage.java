// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

/** How far a session came on the way to a purchase; it may come to a later stage without an earlier one. */
enum Stage {
    STARTED,
    ENGAGED,
    VIEWED,
    CARTED,
    PURCHASED,
    CONFIRMED;

    boolean isReachedBy(SessionDraft session) {
        return switch (this) {
            case STARTED -> session.seq > 0;
            case ENGAGED -> session.engaged;
            case VIEWED -> session.viewed;
            case CARTED -> session.carted;
            case PURCHASED -> session.reported > 0 || session.confirmed > 0;
            case CONFIRMED -> session.confirmed > 0;
        };
    }
}
