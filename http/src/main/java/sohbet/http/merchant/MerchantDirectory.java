// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.Merchants;

/**
 * The shops as this node knows them: asked with every frame, so answered from memory. A change is known on every reachable node
 * before it is answered; a look at the versions every {@link #NET} catches what a broken network swallowed.
 */
public final class MerchantDirectory implements AutoCloseable {
    static final Duration NET = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(MerchantDirectory.class);

    private final Merchants merchants;
    private final MerchantNews news;
    private final Cancellable net;
    private final Map<String, Merchant> byId = new ConcurrentHashMap<>();
    private final Map<String, String> idByKey = new ConcurrentHashMap<>();

    public MerchantDirectory(Merchants merchants, ClassicActorSystemProvider system) {
        this.merchants = merchants;
        this.news = MerchantNews.start(system, this::reload);
        var classic = system.classicSystem();
        this.net = classic.scheduler().scheduleWithFixedDelay(NET, NET, this::compare, classic.dispatcher());
    }

    public CompletionStage<Optional<Merchant>> byId(String id) {
        Merchant known = byId.get(id);
        return known == null ? load(id) : CompletableFuture.completedStage(Optional.of(known));
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

    /** Whether the bot answers for a shop; nobody answers for one that is gone. */
    public CompletionStage<Boolean> isAnswered(String id) {
        return byId(id).thenApply(
                        found -> found.isPresent() && found.get().settings().answerer());
    }

    /**
     * Changes a shop, see {@link Merchants#change}. What comes back is in force on every node that can be reached; one that
     * cannot be reached follows as soon as it is back.
     */
    public CompletionStage<Optional<Merchant>> change(
            String id, OptionalLong expected, UnaryOperator<Merchant> change) {
        return merchants
                .change(id, expected, change)
                .thenApply(this::remembered)
                .thenCompose(changed -> changed.isEmpty()
                        ? CompletableFuture.completedStage(changed)
                        : news.tell(id, changed.get().version()).thenApply(told -> changed));
    }

    private CompletionStage<Optional<Merchant>> load(String id) {
        return merchants.byId(id).thenApply(this::remembered);
    }

    /** What another node tells: done when this node knows at least that version. */
    private CompletionStage<Boolean> reload(String id, long version) {
        Merchant known = byId.get(id);
        return known == null || known.version() >= version
                ? CompletableFuture.completedStage(true)
                : load(id).thenApply(Optional::isPresent);
    }

    private void compare() {
        if (byId.isEmpty()) {
            return;
        }
        merchants.versions(byId.keySet()).whenComplete((versions, failure) -> {
            if (versions == null) {
                LOG.debug("merchants were not compared", failure);
            } else {
                versions.forEach((id, version) -> reload(id, version));
            }
        });
    }

    private Optional<Merchant> remembered(Optional<Merchant> found) {
        return found.map(this::remember);
    }

    /** Never an older one over a newer one, whichever answer comes first. */
    private Merchant remember(Merchant merchant) {
        idByKey.put(merchant.publicKey(), merchant.id());
        return byId.merge(merchant.id(), merchant, (old, loaded) -> loaded.version() >= old.version() ? loaded : old);
    }

    @Override
    public void close() {
        net.cancel();
        news.close();
    }
}
