// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.limit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import sohbet.engine.limit.Rate;

/** How often callers may ask, by address, key, person and merchant. */
public interface Limits {
    /** Nobody is held back. */
    Limits NONE = new Limits() {
        @Override
        public Map<LimitKind, Rate> rates() {
            return Map.of();
        }

        @Override
        public CompletionStage<Verdict> ofAddress(String address) {
            return of(LimitKind.ADDRESS, "", address);
        }

        @Override
        public CompletionStage<Verdict> of(LimitKind kind, String merchantId, String id) {
            var rate = new Rate(1, Duration.ofSeconds(1));
            return CompletableFuture.completedStage(new Verdict(kind, rate, true, 1, Duration.ZERO, Duration.ZERO));
        }
    };

    Map<LimitKind, Rate> rates();

    /** What a request from nobody in particular takes. */
    CompletionStage<Verdict> ofAddress(String address);

    /** What a request on behalf of a merchant takes: a token of the caller's and one of the merchant's. */
    CompletionStage<Verdict> of(LimitKind kind, String merchantId, String id);
}
