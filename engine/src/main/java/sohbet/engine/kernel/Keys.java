// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The keys of all entities, one each. Deleting one erases a person from all that was sealed. */
public interface Keys {
    CompletionStage<Optional<Seal>> find(String persistenceId);

    /** The key of this entity, made and stored first when there is none. */
    CompletionStage<Seal> findOrCreate(String persistenceId);

    CompletionStage<Void> delete(String persistenceId);
}
