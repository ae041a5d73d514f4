// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.kernel.Aggregate;
import sohbet.engine.kernel.DomainClock;
import sohbet.http.cart.CartDoor;
import sohbet.http.edge.AsyncApi;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.merchant.Vouching;

/** What every conversation at this node shares. */
public record ChatEdge(
        Aggregate<ChatCommand, ChatSession, ChatEvent> chats,
        ChatDoor door,
        CartDoor carts,
        SessionTokens tokens,
        MerchantDirectory merchants,
        Vouching vouching,
        AsyncApi frames,
        DomainClock clock,
        Watch watch,
        Settings settings) {

    /** Told what the metrics count. */
    public interface Watch {
        void answered(String frame, Duration after, @Nullable String nackCode);
    }

    /**
     * @param framesPerSecond what one socket may send, on average
     * @param burst what it may send at once
     * @param replay how many facts are told one by one before a {@code reset} takes their place
     */
    public record Settings(int framesPerSecond, int burst, int replay) {
        public static final Settings DEFAULT = new Settings(50, 200, 1_000);
    }
}
