// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.http.chat.ChatEdge;
import sohbet.http.chat.Shop;
import sohbet.http.edge.Origins;
import sohbet.persistence.merchant.Merchant;

/** The shops as the chat asks for them, with the settings of just now. */
public final class MerchantShops implements ChatEdge.Shops {
  private final MerchantDirectory merchants;
  private final Origins origins;

  public MerchantShops(MerchantDirectory merchants, Origins origins) {
    this.merchants = merchants;
    this.origins = origins;
  }

  @Override
  public CompletionStage<Optional<Shop>> byKey(String publicKey) {
    return merchants.byPublicKey(publicKey).thenApply(found -> found.map(MerchantShops::shop));
  }

  @Override
  public CompletionStage<Optional<Shop>> byId(String merchant) {
    return merchants.byId(merchant).thenApply(found -> found.map(MerchantShops::shop));
  }

  /** A page of our own, of an allowed origin, or no page at all. */
  @Override
  public boolean allows(Shop shop, @Nullable String origin) {
    return origins.isAmong(origin, merchants.known(shop.merchant()).map(known -> known.settings().allowedOrigins()).orElseThrow());
  }

  private static Shop shop(Merchant merchant) {
    return new Shop(
        merchant.id(),
        merchant.name(),
        merchant.currency(),
        merchant.locales(),
        merchant.defaultLocale(),
        merchant.settings().greeting(),
        merchant.hmacSecret(),
        merchant.rules());
  }
}
