// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import java.util.function.Supplier;
import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;

/** A socket as a stream knows it: the peer's frames in, ours out, one handler between them. */
final class FrameStage extends GraphStage<FlowShape<FrameEvent, FrameEvent>> {
    private final FlowShape<FrameEvent, FrameEvent> shape =
            FlowShape.of(Inlet.create("frames.in"), Outlet.create("frames.out"));
    private final FrameSettings settings;
    private final OpenSockets sockets;
    private final Supplier<? extends SocketHandler> handler;
    private final String correlationId;

    FrameStage(
            FrameSettings settings,
            OpenSockets sockets,
            Supplier<? extends SocketHandler> handler,
            String correlationId) {
        this.settings = settings;
        this.sockets = sockets;
        this.handler = handler;
        this.correlationId = correlationId;
    }

    @Override
    public FlowShape<FrameEvent, FrameEvent> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new FrameLogic(shape, settings, sockets, new Callee(handler.get(), correlationId));
    }
}
