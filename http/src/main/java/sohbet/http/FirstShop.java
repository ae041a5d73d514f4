// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.Rules;
import sohbet.http.chat.ChatEdge;
import sohbet.http.chat.Shop;

/** The demo merchant until merchants have a table. */
final class FirstShop implements ChatEdge.Shops {
  private static final Shop DEMO =
      new Shop(
          "demo", "Demo", "TRY", List.of("tr", "en"), "tr", Map.of(), "secret",
          new Rules(20, 1000, Duration.ofMinutes(30), ZoneId.of("Europe/Istanbul")));

  @Override
  public CompletionStage<Optional<Shop>> byKey(String publicKey) {
    return completedFuture(Optional.of(DEMO));
  }

  @Override
  public CompletionStage<Optional<Shop>> byId(String merchant) {
    return completedFuture(Optional.of(DEMO));
  }

  @Override
  public boolean allows(Shop shop, @Nullable String origin) {
    return true;
  }
}
