// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.merchant;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a shop's pages carry, and what its server vouches for customers with. After a rotation the one before works too, until
 * its moment; of several rotations within one overlap only the last two work.
 *
 * @param publicKey {@code sohbet_pk_…}
 * @param vouching the secret customers are vouched for with, sealed; null as long as it is the one the shop began with
 * @param oldVouching the one before, sealed, or empty for the one the shop began with; null when there is none
 */
public record WidgetKeys(
        String publicKey,
        @Nullable String oldPublicKey,
        @Nullable Instant oldPublicKeyUntil,
        @Nullable String vouching,
        @Nullable String oldVouching,
        @Nullable Instant oldVouchingUntil,
        @Nullable Instant secretRotatedAt) {
    /** Stands for the secret the shop began with. */
    static final String FIRST = "";

    static WidgetKeys of(String publicKey) {
        return new WidgetKeys(publicKey, null, null, null, null, null, null);
    }

    /** Whether a page that carries this key may open a session now. */
    public boolean opensWith(String key, Instant now) {
        return key.equals(publicKey) || (key.equals(oldPublicKey) && isBefore(now, oldPublicKeyUntil));
    }

    /** The key before the last rotation, while it works. */
    public Optional<String> oldPublicKeyAt(Instant now) {
        return Optional.ofNullable(oldPublicKey).filter(key -> isBefore(now, oldPublicKeyUntil));
    }

    /** Until when the secret before the last rotation works, while it does. */
    public Optional<Instant> oldSecretUntilAt(Instant now) {
        return Optional.ofNullable(oldVouchingUntil).filter(until -> now.isBefore(until));
    }

    public WidgetKeys withPublicKey(String fresh, Instant oldUntil) {
        return new WidgetKeys(fresh, publicKey, oldUntil, vouching, oldVouching, oldVouchingUntil, secretRotatedAt);
    }

    /** @param wrapped the fresh secret */
    WidgetKeys withSecret(String wrapped, Instant oldUntil, Instant now) {
        return new WidgetKeys(
                publicKey,
                oldPublicKey,
                oldPublicKeyUntil,
                wrapped,
                vouching == null ? FIRST : vouching,
                oldUntil,
                now);
    }

    /** The sealed secrets that work now; {@link #FIRST} stands for the one the shop began with. */
    Stream<String> secretsAt(Instant now) {
        String current = vouching == null ? FIRST : vouching;
        String old = isBefore(now, oldVouchingUntil) ? oldVouching : null;
        return Stream.of(Optional.of(current), Optional.ofNullable(old)).flatMap(Optional::stream);
    }

    private static boolean isBefore(Instant now, @Nullable Instant until) {
        return until != null && now.isBefore(until);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "widget keys";
    }
}
