// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.Database;
import sohbet.persistence.account.KeyList.NewKey;

/**
 * What an API key opens. Only hashes are stored, plain SHA-256: a slow one makes guessing dear, and nobody guesses 256 random bits,
 * while every request of a machine would pay for it.
 */
public final class ApiKeys {
    /** What was told of keys without a checksum is asked for again at most this often. */
    private static final Duration BEAT = Duration.ofMillis(250);

    private final Database database;
    private final AtomicReference<Given> given = new AtomicReference<>(Given.old(Set.of()));

    /**
     * A key that may be used.
     *
     * @param owner whose own key it is; null for one of the merchant
     */
    public record Opened(
            String id,
            String name,
            String merchantId,
            Role role,
            Scopes scopes,
            @Nullable Owner owner) {}

    /** The person behind a person's own key, with the role they have now. */
    public record Owner(String userId, Role role) {}

    /** The keys without a checksum, by the hash of each, as they were at a moment; perhaps still on their way. */
    private record Given(CompletableFuture<Set<ByteBuffer>> hashes, long since) {
        static Given old(Set<ByteBuffer> hashes) {
            return new Given(CompletableFuture.completedFuture(hashes), System.nanoTime() - BEAT.toNanos());
        }

        static Given asked() {
            return new Given(new CompletableFuture<>(), System.nanoTime());
        }

        boolean isFresh() {
            return System.nanoTime() - since < BEAT.toNanos() || !hashes.isDone();
        }

        boolean hasNow(ByteBuffer hash) {
            return hashes.isDone()
                    && !hashes.isCompletedExceptionally()
                    && hashes.join().contains(hash);
        }
    }

    public ApiKeys(Database database) {
        this.database = database;
    }

    public static boolean looksLikeOne(String key) {
        return KeyText.mayBeGiven(key);
    }

    /** What the key opens now; what cannot be one is refused without asking the database. */
    public CompletionStage<Optional<Opened>> find(String key) {
        byte[] hash = Token.hash(key);
        return KeyText.fits(key)
                ? opened(hash)
                : isGiven(hash)
                        .thenCompose(is -> is ? opened(hash) : CompletableFuture.completedStage(Optional.empty()));
    }

    private CompletionStage<Optional<Opened>> opened(byte[] hash) {
        return database.read(connection -> {
                    try (PreparedStatement query = connection.prepareStatement("select * from api_key_opened_by(?)")) {
                        query.setBytes(1, hash);
                        try (ResultSet row = query.executeQuery()) {
                            return row.next() ? Optional.of(new Use(opened(row), row.getBoolean("is_long_ago"))) : NONE;
                        }
                    }
                })
                .thenCompose(use -> use.filter(Use::isLongAgo).isPresent()
                        ? touched(use.get().key()).thenApply(noted -> use)
                        : CompletableFuture.completedStage(use))
                .thenApply(use -> use.map(Use::key));
    }

    /** A key that opens, and whether its last use was noted more than a minute ago. */
    private record Use(Opened key, boolean isLongAgo) {}

    private static final Optional<Use> NONE = Optional.empty();

    private static Opened opened(ResultSet row) throws SQLException {
        Role role = Role.of(row.getString("role"));
        String ownerId = row.getString("owner_id");
        Owner owner = ownerId == null ? null : new Owner(ownerId, Role.of(row.getString("owner_role")));
        return new Opened(
                row.getString("id"),
                row.getString("name"),
                row.getString("merchant_id"),
                owner != null && !owner.role().includes(role) ? owner.role() : role,
                Scopes.of(List.of((String[]) row.getArray("scopes").getArray())),
                owner);
    }

    /** Once a minute is enough, and spares a write a request; of two at once one waits and finds it done. */
    private CompletionStage<Boolean> touched(Opened key) {
        return database.write(key.merchantId(), connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                update api_key set last_used_at = now() where merchant_id = ? and id = ?
                  and (last_used_at is null or last_used_at < now() - interval '1 minute')
                """)) {
                update.setString(1, key.merchantId());
                update.setString(2, key.id());
                return update.executeUpdate() == 1;
            }
        });
    }

    private CompletionStage<Boolean> isGiven(byte[] hash) {
        ByteBuffer wanted = ByteBuffer.wrap(hash);
        Given known = given.get();
        if (known.hasNow(wanted)) return CompletableFuture.completedStage(true);
        // Whoever comes while this is asked waits for the same answer: a flood asks once.
        Given asked = Given.asked();
        if (!known.isFresh() && given.compareAndSet(known, asked)) ask(asked);
        return given.get().hashes().thenApply(hashes -> hashes.contains(wanted));
    }

    private void ask(Given asked) {
        database.read(connection -> {
                    Set<ByteBuffer> hashes = new HashSet<>();
                    try (PreparedStatement query = connection.prepareStatement("select * from api_keys_given()");
                            ResultSet row = query.executeQuery()) {
                        while (row.next()) hashes.add(ByteBuffer.wrap(row.getBytes(1)));
                    }
                    return hashes;
                })
                .whenComplete((hashes, failure) -> {
                    if (failure == null) {
                        asked.hashes().complete(hashes);
                    } else {
                        given.compareAndSet(asked, Given.old(Set.of()));
                        asked.hashes().completeExceptionally(failure);
                    }
                });
    }

    /** Makes a key of the merchant that is held to nothing but its role. */
    public CompletionStage<String> create(String name, String merchantId, Role role) {
        return new KeyList(database)
                .add(merchantId, new NewKey(name, role, Scopes.ALL, null, null, null))
                .thenApply(made -> made.orElseThrow().text());
    }

    /** The key the installation was started with is the only one of its name: an earlier one is over. */
    public CompletionStage<Boolean> installed(String key, String name, String merchantId, Role role) {
        return database.write(merchantId, connection -> {
            try (PreparedStatement revoke = connection.prepareStatement("""
                update api_key set revoked_at = now()
                where name = ? and merchant_id = ? and hash <> ? and is_given and revoked_at is null
                """)) {
                revoke.setString(1, name);
                revoke.setString(2, merchantId);
                revoke.setBytes(3, Token.hash(key));
                revoke.executeUpdate();
            }
            try (PreparedStatement insert = connection.prepareStatement("""
                insert into api_key (id, hash, prefix, name, merchant_id, role, is_given) values (?, ?, ?, ?, ?, ?, true)
                on conflict (hash) do update set revoked_at = null, is_given = true, role = excluded.role
                """)) {
                insert.setString(1, KeyText.freshId());
                insert.setBytes(2, Token.hash(key));
                insert.setString(3, KeyText.shown(key));
                insert.setString(4, name);
                insert.setString(5, merchantId);
                insert.setString(6, role.word());
                insert.executeUpdate();
            }
            given.set(Given.old(Set.of()));
            return true;
        });
    }
}
