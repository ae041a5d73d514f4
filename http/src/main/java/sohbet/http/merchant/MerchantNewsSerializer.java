// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import java.io.NotSerializableException;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/** The news on the wire between nodes: words between spaces, for none of them contains one. */
public final class MerchantNewsSerializer extends SerializerWithStringManifest {
    private static final String CHANGED = "merchant.changed";
    private static final String NOTED = "merchant.noted";

    private final ExtendedActorSystem system;

    public MerchantNewsSerializer(ExtendedActorSystem system) {
        this.system = system;
    }

    @Override
    public int identifier() {
        return 740_201;
    }

    @Override
    public String manifest(Object news) {
        return news instanceof MerchantNews.Changed ? CHANGED : NOTED;
    }

    @Override
    public byte[] toBinary(Object news) {
        return switch (news) {
            case MerchantNews.Changed changed ->
                bytes(changed.merchantId() + " " + changed.version() + " "
                        + resolver().toSerializationFormat(changed.replyTo()));
            case MerchantNews.Noted noted -> bytes(Boolean.toString(noted.known()));
            default -> throw new IllegalArgumentException("no news: " + news.getClass());
        };
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return switch (manifest) {
            case CHANGED -> {
                String[] words = text.split(" ", 3);
                yield new MerchantNews.Changed(
                        words[0], Long.parseLong(words[1]), resolver().resolveActorRef(words[2]));
            }
            case NOTED -> new MerchantNews.Noted(Boolean.parseBoolean(text));
            default -> throw new NotSerializableException(manifest);
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private ActorRefResolver resolver() {
        return ActorRefResolver.get(Adapter.toTyped(system));
    }
}
