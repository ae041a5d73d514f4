// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import org.apache.pekko.stream.impl.fusing.GraphInterpreter;
import org.apache.pekko.stream.impl.fusing.GraphInterpreter$;
import org.apache.pekko.stream.stage.AbstractInOutHandler;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the HTTP request a socket began as: twelve ended stages that the connection's interpreter would hold to its
 * end, the head of the request with its cookies among them, and the header parser's copy of its tables. That is a quarter of a
 * socket's heap, and half of it behind a browser. The interpreter asks ended stages one thing only, their number; so a stone
 * with the number on it takes their place.
 */
final class Leftovers {
    private static final Ended[] STONES = new Ended[64];
    private static final Nothing NOTHING = new Nothing();

    static {
        for (int stage = 0; stage < STONES.length; stage++) STONES[stage] = new Ended(stage);
    }

    private Leftovers() {}

    /** The interpreter of the connection whose request is being answered on this thread: known only while the socket is made. */
    static @Nullable GraphInterpreter holder() {
        return GraphInterpreter$.MODULE$.currentInterpreterOrNull();
    }

    /** Lets go of the stages that have ended. To be called by a stage of the same actor, when the switch is long over. */
    static void drop(GraphInterpreter holder) {
        for (GraphInterpreter.Connection connection : holder.connections()) {
            if (connection == null) continue;
            if (ended(holder, connection.inOwner())) {
                connection.inOwner_$eq(STONES[connection.inOwner().stageId()]);
                connection.inHandler_$eq(NOTHING);
            }
            if (ended(holder, connection.outOwner())) {
                connection.outOwner_$eq(STONES[connection.outOwner().stageId()]);
                connection.outHandler_$eq(NOTHING);
            }
        }
        GraphStageLogic[] stages = holder.logics();
        for (int stage = 0; stage < stages.length; stage++) {
            if (ended(holder, stages[stage])) stages[stage] = STONES[stage];
        }
    }

    private static boolean ended(GraphInterpreter holder, GraphStageLogic stage) {
        return holder.isStageCompleted(stage) && stage.stageId() < STONES.length;
    }

    private static final class Ended extends GraphStageLogic {
        Ended(int stage) {
            super(0, 0);
            stageId_$eq(stage);
        }
    }

    /** For ports that are closed on both sides and never called again. */
    private static final class Nothing extends AbstractInOutHandler {
        @Override
        public void onPush() {}

        @Override
        public void onPull() {}

        @Override
        public void onUpstreamFinish() {}

        @Override
        public void onUpstreamFailure(Throwable cause) {}

        @Override
        public void onDownstreamFinish(Throwable cause) {}
    }
}
