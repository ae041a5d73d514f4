// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Problem;
import sohbet.http.limit.LimitKind;
import sohbet.http.limit.Limits;
import sohbet.http.limit.Verdict;

/** Takes from the limits what a request costs, says on its answer what is left, and refuses it when nothing is. */
final class CallerLimits {
    private final Limits limits;
    private final ClientAddress address;

    CallerLimits(Limits limits, ClientAddress address) {
        this.limits = limits;
        this.address = address;
    }

    /** A request by somebody known. */
    CompletionStage<Principal> with(Principal principal, HttpRequest request) {
        var verdict =
                switch (principal) {
                    case Principal.Staff staff -> limits.of(LimitKind.PERSON, staff.merchantId(), staff.id());
                    case Principal.Machine machine -> limits.of(LimitKind.KEY, machine.merchantId(), machine.id());
                    case Principal.ShopPage page ->
                        limits.of(LimitKind.ADDRESS, page.merchantId(), address.of(request));
                };
        return verdict.thenApply(found -> {
            hold(found, request);
            return principal;
        });
    }

    /** A request by somebody who has not said who they are. */
    CompletionStage<Boolean> withAnybody(HttpRequest request) {
        return limits.ofAddress(address.of(request)).thenApply(found -> {
            hold(found, request);
            return true;
        });
    }

    private void hold(Verdict verdict, HttpRequest request) {
        if (limits.rates().isEmpty()) return;
        Exchange.of(request).limited(verdict.policy(), verdict.limit());
        if (!verdict.isAllowed()) {
            throw Problem.of("rate_limited").retryAfter(verdict.pause()).thrown();
        }
    }
}
