// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.kernel.Aggregate;
import sohbet.http.edge.AsyncApi;

/** What every conversation at this node shares. */
public record ChatEdge(
    Aggregate<ChatCommand, ChatSession, ChatEvent> chats,
    ChatDoor door,
    SessionTokens tokens,
    Shops shops,
    AsyncApi frames,
    InstantSource clock,
    Watch watch,
    Settings settings) {

  /** Finds merchants by their public key. */
  public interface Shops {
    CompletionStage<Optional<Shop>> byKey(String publicKey);

    /** The merchant as it is now; empty once it is gone. */
    CompletionStage<Optional<Shop>> byId(String merchant);

    /** Whether pages of this origin may speak for the merchant. */
    boolean allows(Shop shop, @Nullable String origin);
  }

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
