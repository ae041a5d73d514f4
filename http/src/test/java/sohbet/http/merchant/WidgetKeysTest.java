// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.Merchants;
import sohbet.persistence.merchant.Vouching;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WidgetKeysTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static boolean opens(MerchantDirectory shops, String key) {
        return House.await(shops.byPublicKey(key)).isPresent();
    }

    private static Merchant rotated(MerchantDirectory shops, Instant now) {
        return House.await(shops.change(
                        "demo",
                        OptionalLong.empty(),
                        shop -> shop.with(shop.keys().withPublicKey(Merchants.freshPublicKey(), now.plus(HOUR)))))
                .orElseThrow();
    }

    @Test
    void both_keys_open_during_the_overlap_to_the_second_on_a_node_that_knows_and_one_that_does_not() {
        try (var house = new House(POSTGRES, none -> org.apache.pekko.http.javadsl.server.Directives.reject())) {
            var now = new AtomicReference<>(NOON);
            try (var shops = new MerchantDirectory(house.table, house.system, now::get)) {
                String first = House.await(shops.byId("demo")).orElseThrow().publicKey();
                assertTrue(opens(shops, first));
                String second = rotated(shops, NOON).publicKey();
                for (int seconds : List.of(0, 3599)) {
                    now.set(NOON.plusSeconds(seconds));
                    assertTrue(opens(shops, first), "" + seconds);
                    assertTrue(opens(shops, second), "" + seconds);
                }
                try (var other = new MerchantDirectory(house.table, house.system, now::get)) {
                    assertTrue(opens(other, first));
                    now.set(NOON.plus(HOUR));
                    assertFalse(opens(other, first));
                    assertFalse(opens(shops, first));
                    assertTrue(opens(shops, second));
                    assertTrue(opens(other, second));
                }
                // Of several rotations within one overlap only the last two keys open.
                String third = rotated(shops, now.get()).publicKey();
                String fourth = rotated(shops, now.get()).publicKey();
                assertFalse(opens(shops, second));
                assertTrue(opens(shops, third));
                assertTrue(opens(shops, fourth));
            }
        }
    }

    @Test
    void both_secrets_vouch_during_the_overlap_and_lie_sealed() {
        var vouching = new Vouching(MasterKey.readOrCreate(Path.of("target", "keyset-" + UUID.randomUUID() + ".json")));
        try (var house = new House(POSTGRES, none -> org.apache.pekko.http.javadsl.server.Directives.reject())) {
            var shop = House.await(house.merchants.byId("demo")).orElseThrow();
            String first = shop.hmacSecret();
            assertEquals(List.of(first), vouching.secrets(shop, NOON));
            var rotated = vouching.rotated(shop, HOUR, NOON);
            House.await(house.merchants.change("demo", OptionalLong.empty(), it -> rotated.merchant()));
            var stored = House.await(house.table.byId("demo")).orElseThrow();
            assertEquals(List.of(rotated.secret(), first), vouching.secrets(stored, NOON.plusSeconds(3599)));
            assertEquals(List.of(rotated.secret()), vouching.secrets(stored, NOON.plus(HOUR)));
            assertFalse(String.valueOf(stored.keys().vouching()).contains(rotated.secret()));
            var again = vouching.rotated(stored, HOUR, NOON.plusSeconds(60));
            assertEquals(
                    List.of(again.secret(), rotated.secret()),
                    vouching.secrets(again.merchant(), NOON.plusSeconds(61)));
            // Customers' carts keep their names.
            assertEquals(first, stored.hmacSecret());
        }
    }
}
