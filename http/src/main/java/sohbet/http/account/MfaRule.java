// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import sohbet.http.edge.Operation;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.account.ApiKeys;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.SecondFactors;

/** Whom a merchant asks for a second factor, and who has none yet. A person's own keys are held to what the person is held to. */
final class MfaRule {
    private final MerchantDirectory merchants;
    private final SecondFactors factors;

    MfaRule(MerchantDirectory merchants, SecondFactors factors) {
        this.merchants = merchants;
        this.factors = factors;
    }

    CompletionStage<Boolean> lacks(Principal.Staff staff) {
        return lacks(staff.merchantId(), staff.role(), staff.userId());
    }

    CompletionStage<Boolean> lacks(ApiKeys.Opened key) {
        return key.owner() == null
                ? CompletableFuture.completedStage(false)
                : lacks(key.merchantId(), key.owner().role(), key.owner().userId());
    }

    /** How the caller stands; a machine has no second factor and needs none. */
    CompletionStage<MeView.MfaView> of(Principal.Caller caller) {
        return caller instanceof Principal.Staff staff
                ? isRequired(staff.merchantId(), staff.role())
                        .thenCombine(
                                factors.isSet(staff.userId()), (required, isSet) -> new MeView.MfaView(isSet, required))
                : CompletableFuture.completedStage(new MeView.MfaView(false, false));
    }

    CompletionStage<Boolean> isRequired(String merchantId, Role role) {
        return merchants
                .byId(merchantId)
                .thenApply(found -> found.isPresent() && found.get().settings().mfaIsRequiredFor(role));
    }

    /** What can be done without the second factor that is asked for: to see who one is, set it up, and leave. */
    static boolean isAboutOneself(Operation operation) {
        return operation.path().equals("/me")
                || operation.path().startsWith("/me/")
                || operation.id().equals("signOut");
    }

    /** Where nobody is asked for one, nothing is looked up. */
    private CompletionStage<Boolean> lacks(String merchantId, Role role, String userId) {
        return isRequired(merchantId, role)
                .thenCompose(required -> required
                        ? factors.isSet(userId).thenApply(isSet -> !isSet)
                        : CompletableFuture.completedStage(false));
    }
}
