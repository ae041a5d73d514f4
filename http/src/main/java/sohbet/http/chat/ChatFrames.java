// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Money;
import sohbet.engine.chat.Action;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.Identity;
import sohbet.engine.chat.Page;
import sohbet.engine.chat.Purchase;
import sohbet.engine.kernel.Personal;
import sohbet.http.edge.Json;
import sohbet.persistence.merchant.Merchant;

/** Visitors' frames as commands. They fit their schema by the time they come here. */
final class ChatFrames {
    private static final ObjectMapper JSON = Json.mapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private ChatFrames() {}

    /**
     * The command a frame stands for; null when there is no such thing yet.
     *
     * @param secrets those the shop's server may vouch for customers with now
     */
    static @Nullable ChatCommand command(JsonNode frame, Merchant shop, List<String> secrets) {
        return switch (frame.path("type").asText()) {
            case "say" -> new ChatCommand.Say(Personal.of(text(frame, "text")), shop.rules());
            case "interact" ->
                new ChatCommand.Interact(
                        text(frame, "product"),
                        Action.valueOf(text(frame, "action").toUpperCase(Locale.ROOT)),
                        optional(frame, "variant"),
                        optional(frame, "source"),
                        object(frame.get("metadata")),
                        shop.rules());
            case "purchase" ->
                new ChatCommand.Buy(
                        text(frame, "order"),
                        new Money(new BigDecimal(text(frame, "total")), text(frame, "currency")),
                        Purchase.Status.REPORTED);
            case "identify" -> new ChatCommand.Identify(identity(frame, secrets));
            case "prefer" -> new ChatCommand.Prefer(text(frame, "key"), text(frame, "value"));
            case "track" -> new ChatCommand.Track(text(frame, "name"), object(frame.get("data")));
            case "end" -> new ChatCommand.End();
            default -> null;
        };
    }

    static @Nullable Page page(@Nullable JsonNode page) {
        if (page == null || !page.hasNonNull("url")) return null;
        return new Page(text(page, "url"), optional(page, "title"));
    }

    static @Nullable String optional(JsonNode frame, String field) {
        return frame.hasNonNull(field) ? frame.get(field).asText() : null;
    }

    private static String text(JsonNode frame, String field) {
        return frame.path(field).asText();
    }

    static @Nullable Map<String, Object> object(@Nullable JsonNode node) {
        if (node == null || !node.isObject()) return null;
        Map<String, Object> map = JSON.convertValue(node, OBJECT);
        map.values().removeIf(java.util.Objects::isNull);
        return map;
    }

    private static Identity identity(JsonNode frame, List<String> secrets) {
        String customer = text(frame, "customer");
        String hash = optional(frame, "hash");
        return new Identity(
                Personal.of(customer),
                Personal.ofNullable(optional(frame, "name")),
                Personal.ofNullable(optional(frame, "email")),
                Personal.ofNullable(optional(frame, "phone")),
                hash != null && secrets.stream().anyMatch(secret -> isVouchedFor(customer, hash, secret)));
    }

    /** The hash is the HMAC-SHA-256 of the customer's id in hex, made by the merchant's server. */
    static boolean isVouchedFor(String customer, String hash, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] right = mac.doFinal(customer.getBytes(StandardCharsets.UTF_8));
            byte[] given = HexFormat.of().parseHex(hash.toLowerCase(Locale.ROOT));
            return MessageDigest.isEqual(right, given);
        } catch (IllegalArgumentException notHex) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
