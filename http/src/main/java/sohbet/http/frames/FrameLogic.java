// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.http.impl.engine.ws.FrameStart;
import org.apache.pekko.http.impl.engine.ws.ProtocolException;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.impl.fusing.GraphInterpreter;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.InHandler;
import org.apache.pekko.stream.stage.OutHandler;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import scala.runtime.BoxedUnit;

/**
 * One socket's life. Open: messages go to the handler, its messages to the wire. Leaving: the handler has been told
 * {@code closed}, what is queued and the close frame go out, what comes in is ignored until the peer's close frame, its
 * disappearance or the timeout. The connection is then completed when the peer has agreed, and cut when it has not: a mere
 * completion waits for ever on a peer that does not read.
 */
final class FrameLogic extends TimerGraphStageLogic implements InHandler, OutHandler, Socket, Inbound {
    private enum Own {
        KEEP_ALIVE,
        SETTLED,
        CUT
    }

    /** Long after the switch from HTTP, whose stages end within Pekko's cancellation delay of 100 ms. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final FlowShape<FrameEvent, FrameEvent> shape;
    private final FrameSettings settings;
    private final OpenSockets sockets;
    private final Callee handler;
    private final MessageReader reader;
    private final Outgoing outgoing;
    private final AsyncCallback<OpenSockets.Goodbye> goodbye;
    private @Nullable StageActor actor;
    private @Nullable GraphInterpreter leftovers = Leftovers.holder();

    private long heardAt = System.nanoTime();
    private boolean pinged;
    private boolean overflown;
    private boolean leaving;
    private boolean closeSent;
    private boolean peerDone;

    FrameLogic(FlowShape<FrameEvent, FrameEvent> shape, FrameSettings settings, OpenSockets sockets, Callee handler) {
        super(shape);
        this.shape = shape;
        this.settings = settings;
        this.sockets = sockets;
        this.handler = handler;
        this.reader = new MessageReader(settings.maxMessageBytes(), this);
        this.outgoing = new Outgoing(settings.maxQueuedFrames(), settings.maxQueuedBytes());
        this.goodbye = createAsyncCallback(said -> refuse(said.code(), said.reason()));
        setHandlers(shape.in(), shape.out(), this);
    }

    @Override
    public void preStart() {
        sockets.add(goodbye);
        scheduleOnce(Own.KEEP_ALIVE, settings.keepAlive());
        scheduleOnce(Own.SETTLED, SETTLING);
        tell(it -> it.opened(this));
        read();
    }

    @Override
    public void postStop() {
        sockets.remove(goodbye);
        leaving = true;
        handler.closed();
    }

    @Override
    public void onPush() {
        FrameEvent event = grab(shape.in());
        heardAt = System.nanoTime();
        pinged = false;
        if (!leaving) reader.accept(event);
        else if (Wire.isClose(event)) peerIsDone();
        read();
    }

    @Override
    public void onPull() {
        write();
        read();
    }

    @Override
    public void onUpstreamFinish() {
        completeStage();
    }

    @Override
    public void onUpstreamFailure(Throwable cause) {
        peerDone = true;
        // Pekko's parser gives up on a length with the highest bit set, and on a frame the connection broke off in.
        if (cause instanceof ProtocolException && !leaving) refuse(CloseCode.PROTOCOL_ERROR, "no frame");
        else completeStage();
    }

    @Override
    public void onDownstreamFinish(Throwable cause) {
        cancelStage(cause);
    }

    @Override
    public void onTimer(Object key) {
        if (key == Own.KEEP_ALIVE) keepAlive();
        else if (key == Own.SETTLED) dropLeftovers();
        else if (key == Own.CUT) failStage(Cut.NO_GOODBYE);
        else tell(it -> it.timer(key));
    }

    private void dropLeftovers() {
        if (leftovers != null) Leftovers.drop(leftovers);
        leftovers = null;
    }

    /** A pong that waits stops the reading: whoever pings without listening does not fill our memory. */
    private void read() {
        if (!outgoing.pongWaits() && !isClosed(shape.in()) && !hasBeenPulled(shape.in())) pull(shape.in());
    }

    private void write() {
        if (!isAvailable(shape.out())) return;
        FrameStart frame = outgoing.next();
        if (frame == null) return;
        push(shape.out(), frame);
        if (!Wire.isClose(frame)) return;
        closeSent = true;
        if (peerDone) completeStage();
    }

    private void keepAlive() {
        if (leaving) return;
        Duration left = settings.keepAlive().minusNanos(System.nanoTime() - heardAt);
        if (pinged) {
            failStage(Cut.NO_PONG);
        } else if (left.isPositive()) {
            scheduleOnce(Own.KEEP_ALIVE, left);
        } else {
            pinged = true;
            outgoing.ping();
            write();
            scheduleOnce(Own.KEEP_ALIVE, settings.keepAlive());
        }
    }

    @Override
    public void message(String text) {
        tell(it -> it.text(text));
    }

    @Override
    public void pinged(byte[] payload) {
        outgoing.pong(Wire.pong(payload));
        write();
    }

    @Override
    public void peerClosed(int code) {
        peerDone = true;
        outgoing.dropMessages();
        leave(code, "");
    }

    @Override
    public void broken(int code, String why, boolean inClose) {
        if (inClose) {
            peerDone = true;
            outgoing.dropMessages();
            leave(code, why);
        } else {
            refuse(code, why);
        }
    }

    private void peerIsDone() {
        peerDone = true;
        if (closeSent) completeStage();
    }

    private void tell(Consumer<SocketHandler> what) {
        if (leaving) return;
        boolean well = handler.call(what);
        if (overflown) {
            outgoing.dropMessages();
            overflown = false;
            refuse(CloseCode.SLOW_CONSUMER, "slow consumer");
        } else if (!well) {
            refuse(CloseCode.BROKEN_HANDLER, "internal");
        }
        if (leaving) handler.closed();
    }

    private void refuse(int code, String why) {
        if (leaving) return;
        handler.call(it -> it.refused(code, why));
        leave(code, why);
        handler.closed();
    }

    private void leave(int code, String reason) {
        if (leaving) return;
        leaving = true;
        outgoing.close(Wire.close(code, reason));
        scheduleOnce(Own.CUT, settings.closeTimeout());
        write();
        if (!handler.calling()) handler.closed();
    }

    @Override
    public ActorRef self() {
        handler.mustBeCalling();
        return actor().ref();
    }

    private StageActor actor() {
        StageActor made = actor;
        if (made == null) {
            made = getStageActor(message -> {
                tell(it -> it.told(message._2()));
                return BoxedUnit.UNIT;
            });
            actor = made;
        }
        return made;
    }

    @Override
    public void send(String text) {
        sendShared(Frames.shared(text));
    }

    @Override
    public void sendShared(ByteString utf8Frame) {
        handler.mustBeCalling();
        if (leaving || overflown) return;
        FrameStart frame = Wire.text(utf8Frame);
        if (outgoing.isEmpty() && isAvailable(shape.out())) push(shape.out(), frame);
        else if (!outgoing.offer(frame)) overflown = true;
    }

    @Override
    public void close(int code, String reason) {
        handler.mustBeCalling();
        if (!CloseCode.mayStand(code)) throw new IllegalArgumentException("no close code to send: " + code);
        if (!overflown) leave(code, reason);
    }

    @Override
    public void after(Object key, Duration delay) {
        handler.mustBeCalling();
        if (!leaving) scheduleOnce(key, delay);
    }

    @Override
    public void cancel(Object key) {
        handler.mustBeCalling();
        cancelTimer(key);
    }

    @Override
    public void watch(ActorRef other) {
        handler.mustBeCalling();
        if (!leaving) actor().watch(other);
    }

    @Override
    public int queued() {
        handler.mustBeCalling();
        return outgoing.messages();
    }
}
