// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.limit;

import java.io.NotSerializableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import sohbet.engine.limit.Rate;
import sohbet.http.limit.LimitMessage.Stop;
import sohbet.http.limit.LimitMessage.Take;
import sohbet.http.limit.LimitMessage.Taken;

/** Asking for a token on the wire between nodes: words, one a line. */
public final class LimitSerializer extends SerializerWithStringManifest {
    private static final String TAKE = "limit.take";
    private static final String TAKEN = "limit.taken";
    private static final String STOP = "limit.stop";

    private final ExtendedActorSystem system;

    public LimitSerializer(ExtendedActorSystem system) {
        this.system = system;
    }

    @Override
    public int identifier() {
        return 740_202;
    }

    @Override
    public String manifest(Object message) {
        return switch (message) {
            case Take take -> TAKE;
            case Taken taken -> TAKEN;
            case Stop stop -> STOP;
            default -> throw new IllegalArgumentException("nothing of a limit: " + message.getClass());
        };
    }

    @Override
    public byte[] toBinary(Object message) {
        return switch (message) {
            case Take take ->
                lines(
                        take.subject().kind().word(),
                        take.subject().merchantId(),
                        take.subject().id(),
                        take.rate().amount(),
                        take.rate().per(),
                        resolver().toSerializationFormat(take.replyTo()));
            case Taken taken -> lines(taken.isAllowed(), taken.left(), taken.pause(), taken.reset());
            default -> new byte[0];
        };
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        String[] words = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        return switch (manifest) {
            case TAKE ->
                new Take(
                        new Subject(LimitKind.of(words[0]), words[1], words[2]),
                        new Rate(Integer.parseInt(words[3]), Duration.parse(words[4])),
                        resolver().resolveActorRef(words[5]));
            case TAKEN ->
                new Taken(
                        Boolean.parseBoolean(words[0]),
                        Integer.parseInt(words[1]),
                        Duration.parse(words[2]),
                        Duration.parse(words[3]));
            case STOP -> Stop.STOP;
            default -> throw new NotSerializableException(manifest);
        };
    }

    private static byte[] lines(Object... words) {
        var text = new StringBuilder();
        for (Object word : words) text.append(text.isEmpty() ? "" : "\n").append(word);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private ActorRefResolver resolver() {
        return ActorRefResolver.get(Adapter.toTyped(system));
    }
}
