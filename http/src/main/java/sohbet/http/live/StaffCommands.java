// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.Speaker;
import sohbet.engine.kernel.Personal;
import sohbet.http.account.Principal;

/** Staff frames as commands of a chat session. */
final class StaffCommands {
    private StaffCommands() {}

    /** The operation of openapi.yaml that does the same; null for what changes nothing for anybody. */
    static @Nullable String operation(String type) {
        return switch (type) {
            case "say" -> "sayInSession";
            case "take" -> "takeSession";
            case "hand_back" -> "handBackSession";
            default -> null;
        };
    }

    static @Nullable ChatCommand of(JsonNode frame, Principal.Caller who) {
        return switch (frame.path("type").asText()) {
            case "say" ->
                new ChatCommand.Reply(who.id(), Personal.of(frame.path("text").asText()));
            case "take" ->
                new ChatCommand.Take(who.id(), who.name(), frame.path("expect").asLong());
            case "hand_back" ->
                new ChatCommand.HandBack(
                        who.id(),
                        frame.hasNonNull("expect") ? frame.get("expect").asLong() : null);
            case "read" ->
                new ChatCommand.Read(Speaker.AGENT, frame.path("upto").asLong());
            default -> null;
        };
    }
}
