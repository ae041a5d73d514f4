// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.kernel.Aggregate;
import sohbet.engine.kernel.DomainClock;
import sohbet.http.account.Accounts;
import sohbet.http.account.Principal;
import sohbet.http.audit.Audit;
import sohbet.http.edge.AsyncApi;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.http.notification.NotificationFeed;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.tail.Feed;

/** What every staff socket at this node shares. */
public record LiveEdge(
        Aggregate<ChatCommand, ChatSession, ChatEvent> chats,
        Feed feed,
        Snapshots snapshots,
        NotificationFeed notifications,
        Staff staff,
        Audit audit,
        AsyncApi frames,
        DomainClock clock) {

    /** The chat session of the caller's merchant with this id. */
    String entity(Principal.Caller who, String session) {
        return who.merchantId() + "~" + session;
    }

    /** Who may watch. */
    public interface Staff {
        CompletionStage<Optional<Principal.Machine>> byKey(String apiKey);

        /** Runs {@code ended} when the staff session ends; closing the answer forgets it. */
        AutoCloseable onEnded(Principal.Staff staff, Runnable ended);

        /** Whether the merchant is suspended. */
        default CompletionStage<Boolean> isSuspended(String merchantId) {
            return CompletableFuture.completedStage(false);
        }

        /** Runs {@code suspended} when the merchant is suspended; closing the answer forgets it. */
        default AutoCloseable onSuspended(String merchantId, Runnable suspended) {
            return () -> {};
        }

        static Staff of(Accounts accounts, MerchantDirectory merchants) {
            return new Staff() {
                @Override
                public CompletionStage<Boolean> isSuspended(String merchantId) {
                    return merchants
                            .byId(merchantId)
                            .thenApply(
                                    found -> found.filter(Merchant::isSuspended).isPresent());
                }

                @Override
                public AutoCloseable onSuspended(String merchantId, Runnable suspended) {
                    return merchants.onSuspended(merchantId, suspended);
                }

                @Override
                public CompletionStage<Optional<Principal.Machine>> byKey(String apiKey) {
                    return accounts.access().machineOf(apiKey, "sessions:read");
                }

                @Override
                public AutoCloseable onEnded(Principal.Staff staff, Runnable ended) {
                    return accounts.sessions().onEnded(staff, ended);
                }
            };
        }
    }
}
