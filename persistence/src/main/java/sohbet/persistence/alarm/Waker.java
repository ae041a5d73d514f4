// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.alarm;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Whoever can reach an entity of any kind. */
@FunctionalInterface
public interface Waker {
    /** Lets the entity do what is due; answers when it has to act next, if ever. */
    CompletionStage<Optional<Instant>> wake(String kind, String entityId);
}
