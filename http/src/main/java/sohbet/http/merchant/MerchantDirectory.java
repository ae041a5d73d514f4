// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.Merchants;

/** The shops as this node knows them: asked with every frame, so answered from memory. */
public final class MerchantDirectory {
  private final Merchants merchants;
  private final Map<String, Merchant> byId = new ConcurrentHashMap<>();
  private final Map<String, String> idByKey = new ConcurrentHashMap<>();

  public MerchantDirectory(Merchants merchants) {
    this.merchants = merchants;
  }

  public CompletionStage<Optional<Merchant>> byId(String id) {
    Merchant known = byId.get(id);
    return known == null ? merchants.byId(id).thenApply(this::remembered) : CompletableFuture.completedStage(Optional.of(known));
  }

  public CompletionStage<Optional<Merchant>> byPublicKey(String key) {
    String id = idByKey.get(key);
    if (id != null) {
      return byId(id);
    }
    // What cannot be a key of ours is not worth a question to the store.
    return key.matches(Merchants.PUBLIC_KEY_PREFIX + "[A-Za-z0-9_-]{16,64}")
        ? merchants.byPublicKey(key).thenApply(this::remembered)
        : CompletableFuture.completedStage(Optional.empty());
  }

  /** The shop as this node has it in memory, for those who cannot wait. */
  public Optional<Merchant> known(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private Optional<Merchant> remembered(Optional<Merchant> found) {
    found.ifPresent(this::remember);
    return found;
  }

  void remember(Merchant merchant) {
    byId.merge(merchant.id(), merchant, (old, loaded) -> loaded.version() >= old.version() ? loaded : old);
    idByKey.put(merchant.publicKey(), merchant.id());
  }
}
