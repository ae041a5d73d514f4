// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.tail.Position;

/** What a topic looks like now, for whoever begins to watch it. */
public interface Snapshots {
    /** Fails with nothing; a topic of something that does not exist has null for its data. */
    CompletionStage<Snapshot> of(String merchant, Topic topic);

    /**
     * @param position everything up to here is in the data; facts after it may be in it too
     */
    record Snapshot(Position position, @Nullable JsonNode data) {}
}
