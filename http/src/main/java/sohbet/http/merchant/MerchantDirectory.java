// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.http.edge.Problem;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.Merchants;
import sohbet.persistence.merchant.Suspension;

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
    private final Map<String, Set<Watch>> watches = new ConcurrentHashMap<>();
    private final InstantSource clock;

    /** One who waits for the suspension of a shop; {@link #close()} when that is of no interest any more. */
    public final class Watch implements AutoCloseable {
        private final String merchantId;
        private final Runnable suspended;

        private Watch(String merchantId, Runnable suspended) {
            this.merchantId = merchantId;
            this.suspended = suspended;
        }

        @Override
        public void close() {
            watches.computeIfPresent(merchantId, (id, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
        }
    }

    public MerchantDirectory(Merchants merchants, ClassicActorSystemProvider system) {
        this(merchants, system, InstantSource.system());
    }

    /** @param clock by which keys that were rotated end */
    public MerchantDirectory(Merchants merchants, ClassicActorSystemProvider system, InstantSource clock) {
        this.merchants = merchants;
        this.clock = clock;
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
            return byId(id).thenApply(found -> found.filter(shop -> works(shop, key)));
        }
        // What cannot be a key of ours is not worth a question to the store.
        return key.matches(Merchants.PUBLIC_KEY_PREFIX + "[A-Za-z0-9_-]{16,64}")
                ? merchants
                        .byPublicKey(key)
                        .thenApply(this::remembered)
                        .thenApply(found -> found.filter(shop -> works(shop, key)))
                : CompletableFuture.completedStage(Optional.empty());
    }

    private boolean works(Merchant shop, String key) {
        return shop.keys().opensWith(key, clock.instant());
    }

    /** By which keys that were rotated end. */
    public InstantSource clock() {
        return clock;
    }

    /** Refuses whatever a suspended shop is asked for, and says why it is. */
    public static void refuseSuspended(Merchant shop) {
        Suspension suspension = shop.suspension();
        if (suspension == null) return;
        Problem problem = Problem.of("merchant_suspended");
        throw (suspension.why().isEmpty() ? problem : problem.with("details", Map.of("why", suspension.why())))
                .thrown();
    }

    /** Calls, on some thread and perhaps at once, when the shop is suspended. */
    public Watch onSuspended(String id, Runnable suspended) {
        Watch watch = new Watch(id, suspended);
        watches.compute(id, (key, all) -> {
            Set<Watch> grown = all == null ? ConcurrentHashMap.newKeySet() : all;
            grown.add(watch);
            return grown;
        });
        if (known(id).filter(Merchant::isSuspended).isPresent()) suspended.run();
        return watch;
    }

    /** A shop that is new, known here before anybody asks for it. */
    public CompletionStage<Optional<Merchant>> add(Merchant shop) {
        return merchants.add(shop).thenApply(this::remembered);
    }

    /** The shop as this node has it in memory, for those who cannot wait. */
    public Optional<Merchant> known(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether the bot answers for a shop; nobody answers for one that is gone. */
    public CompletionStage<Boolean> isAnswered(String id) {
        return byId(id).thenApply(found -> found.isPresent()
                && found.get().settings().answerer()
                && !found.get().isSuspended());
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
        String oldKey = merchant.keys().oldPublicKey();
        if (oldKey != null) idByKey.put(oldKey, merchant.id());
        Merchant now = requireNonNull(
                byId.merge(merchant.id(), merchant, (old, loaded) -> loaded.version() >= old.version() ? loaded : old));
        if (now.isSuspended()) watches.getOrDefault(now.id(), Set.of()).forEach(watch -> watch.suspended.run());
        return now;
    }

    @Override
    public void close() {
        net.cancel();
        news.close();
    }
}
