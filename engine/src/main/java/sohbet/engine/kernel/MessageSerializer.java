// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.EntityMessage.*;

/**
 * The kernel's messages between nodes, as CBOR items one after the other. The records inside go
 * under their stored names, so nodes of two versions understand each other.
 */
public final class MessageSerializer extends SerializerWithStringManifest {
    private final ExtendedActorSystem system;

    public MessageSerializer(ExtendedActorSystem system) {
        this.system = system;
    }

    @Override
    public int identifier() {
        return 7_315_002;
    }

    @Override
    public String manifest(Object message) {
        return switch (message) {
            case Execute m -> "execute";
            case Read m -> "read";
            case Follow m -> "follow";
            case Unfollow m -> "unfollow";
            case Signal m -> "signal";
            case Wake m -> "wake";
            case Forget m -> "forget";
            case StateIs m -> "state";
            case Awake m -> "awake";
            case Forgotten m -> "forgotten";
            case Reply.Accepted m -> "accepted";
            case Reply.Refused m -> "refused";
            case Followed.Following m -> "following";
            case Followed.Happened m -> "happened";
            case Followed.Signalled m -> "signalled";
            case Followed.Head m -> "head";
            case Followed.Lost m -> "lost";
            default -> throw new IllegalArgumentException(message.getClass() + " stays on its node");
        };
    }

    @Override
    public byte[] toBinary(Object message) {
        return switch (message) {
            case Execute m -> write(List.of(new Cid(m.cid()), ref(m.replyTo())), m.command());
            case Read m -> write(List.of(ref(m.replyTo())));
            case Follow m -> write(List.of(ref(m.follower())));
            case Unfollow m -> write(List.of(ref(m.follower())));
            case Signal m -> write(List.of(), m.notice());
            case Wake m -> write(List.of(ref(m.replyTo())));
            case Forget m -> write(List.of(ref(m.replyTo())));
            case StateIs m -> write(List.of(m.seq()), m.state());
            case Awake m -> write(List.of(m));
            case Forgotten m -> write(List.of(m));
            case Reply.Accepted m -> facts(List.of(new AcceptedHead(m.first(), m.seq(), m.repeated())), m.events());
            case Reply.Refused m -> facts(List.of(new RefusedHead(m.rejection(), m.first(), m.seq())), m.events());
            case Followed.Following m -> write(List.of(m.pid(), m.head(), ref(m.entity())));
            case Followed.Happened m -> facts(List.of(m.pid()), List.of(m.recorded()));
            case Followed.Signalled m -> write(List.of(m.pid()), m.notice());
            case Followed.Head m -> write(List.of(m.pid(), m.head()));
            case Followed.Lost m -> write(List.of(m.pid()));
            default -> throw new IllegalArgumentException(message.getClass() + " stays on its node");
        };
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        var in = codec().read(bytes, null);
        return switch (manifest) {
            case "execute" -> {
                String cid = in.next(Cid.class).cid();
                ActorRef<Reply> replyTo = ref(in);
                yield new Execute(cid, (Command) named(in), replyTo);
            }
            case "read" -> new Read(ref(in));
            case "follow" -> new Follow(ref(in));
            case "unfollow" -> new Unfollow(ref(in));
            case "signal" -> new Signal(named(in));
            case "wake" -> new Wake(ref(in));
            case "forget" -> new Forget(ref(in));
            case "state" -> new StateIs(in.next(Long.class), named(in));
            case "awake" -> in.next(Awake.class);
            case "forgotten" -> new Forgotten();
            case "accepted" -> {
                var head = in.next(AcceptedHead.class);
                yield new Reply.Accepted(head.first, head.seq, facts(in), head.repeated);
            }
            case "refused" -> {
                var head = in.next(RefusedHead.class);
                yield new Reply.Refused(head.rejection, head.first, head.seq, facts(in));
            }
            case "following" -> new Followed.Following(in.next(String.class), in.next(Long.class), ref(in));
            case "happened" ->
                new Followed.Happened(in.next(String.class), facts(in).getFirst());
            case "signalled" -> new Followed.Signalled(in.next(String.class), named(in));
            case "head" -> new Followed.Head(in.next(String.class), in.next(Long.class));
            case "lost" -> new Followed.Lost(in.next(String.class));
            default -> throw new IllegalArgumentException("unknown message " + manifest);
        };
    }

    private record Cid(@Nullable String cid) {}

    private record AcceptedHead(long first, long seq, boolean repeated) {}

    private record RefusedHead(Rejection rejection, long first, long seq) {}

    private record FactHead(long seq, String manifest) {}

    private Codec codec() {
        return Wire.ID.get(system).codec();
    }

    /** Plain items first, then each named record behind its name. */
    private byte[] write(List<?> items, Object... named) {
        var all = new ArrayList<Object>(items);
        for (Object record : named) {
            all.add(codec().manifestOf(record));
            all.add(record);
        }
        return codec().writeOpen(all.toArray());
    }

    private byte[] facts(List<?> items, List<? extends Recorded<?>> facts) {
        var all = new ArrayList<Object>(items);
        all.add(facts.size());
        for (var fact : facts) {
            all.add(new FactHead(fact.seq(), codec().manifestOf(fact.event())));
            all.add(new Recorded.Header(fact.cid(), fact.refused(), fact.alarm()));
            all.add(fact.event());
        }
        return codec().writeOpen(all.toArray());
    }

    private List<Recorded<?>> facts(Codec.Reading in) {
        int count = in.next(Integer.class);
        var facts = new ArrayList<Recorded<?>>(count);
        for (int i = 0; i < count; i++) {
            var head = in.next(FactHead.class);
            var header = in.next(Recorded.Header.class);
            Event event = (Event) in.named(head.manifest);
            facts.add(new Recorded<>(head.seq, event, header.cid(), header.refused(), header.alarm()));
        }
        return facts;
    }

    private static Object named(Codec.Reading in) {
        return in.named(in.next(String.class));
    }

    private String ref(ActorRef<?> ref) {
        return resolver().toSerializationFormat(ref);
    }

    private <T> ActorRef<T> ref(Codec.Reading in) {
        return resolver().resolveActorRef(in.next(String.class));
    }

    private ActorRefResolver resolver() {
        return ActorRefResolver.get(Adapter.toTyped(system));
    }
}
