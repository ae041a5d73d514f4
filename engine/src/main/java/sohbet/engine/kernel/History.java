// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** The journal as an entity's past: the stored facts of one entity, in order. */
public interface History {
    /** At most {@code most} facts with {@code after < seq <= upTo}, in order, without a gap. */
    CompletionStage<List<Row>> read(String persistenceId, long after, long upTo, int most);

    record Row(long seq, Stored stored) {}
}
