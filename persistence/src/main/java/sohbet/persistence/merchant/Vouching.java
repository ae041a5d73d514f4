// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.merchant;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import sohbet.persistence.account.Token;
import sohbet.persistence.keys.MasterKey;

/** The secrets a shop's server vouches for customers with. They are read again with every identification, so they lie sealed. */
public final class Vouching {
    private final MasterKey master;

    public Vouching(MasterKey master) {
        this.master = master;
    }

    /** A shop with another secret. */
    public record Rotated(Merchant merchant, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return merchant.toString();
        }
    }

    /** Those that work at this moment, the newest first. */
    public List<String> secrets(Merchant shop, Instant now) {
        return shop.keys().secretsAt(now).map(stored -> opened(shop, stored)).toList();
    }

    /** @param overlap how long the one before works too */
    public Rotated rotated(Merchant shop, Duration overlap, Instant now) {
        String secret = Token.fresh();
        byte[] wrapped = master.wrap(owner(shop), secret.getBytes(StandardCharsets.UTF_8));
        String text = Base64.getEncoder().encodeToString(wrapped);
        return new Rotated(shop.with(shop.keys().withSecret(text, now.plus(overlap), now)), secret);
    }

    private String opened(Merchant shop, String stored) {
        return stored.equals(WidgetKeys.FIRST)
                ? shop.hmacSecret()
                : new String(master.unwrap(owner(shop), Base64.getDecoder().decode(stored)), StandardCharsets.UTF_8);
    }

    private static String owner(Merchant shop) {
        return "vouching|" + shop.id();
    }
}
