// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import org.jspecify.annotations.Nullable;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.Scopes;
import sohbet.persistence.audit.Who;
import sohbet.persistence.merchant.Merchant;

/** On whose behalf a request is made, always for exactly one merchant. */
public sealed interface Principal {
    String merchantId();

    /** Somebody with a role: a person of the staff, or a machine. */
    sealed interface Caller extends Principal {
        /** Who it is, in facts and in the audit: the user's id or the key's. */
        String id();

        String name();

        Role role();

        /** Whether something of this kind may be done: a person by the role alone, a machine within its key's scopes. */
        default boolean reaches(String scope) {
            return true;
        }

        /** Whether it is an owner of the installation; a machine never is. */
        default boolean isOwner() {
            return false;
        }

        /** As the audit log names them. */
        Who who();
    }

    /** A member of staff, by the cookie of a session. */
    record Staff(
            String userId, String name, String email, String merchantId, Role role, String sessionId, boolean isOwner)
            implements Caller {
        @Override
        public String id() {
            return userId;
        }

        @Override
        public Who who() {
            return Who.person(userId, name);
        }

        /** Without the person. */
        @Override
        public String toString() {
            return "staff " + userId;
        }
    }

    /** A machine, by an API key. */
    record Machine(String keyId, String name, String merchantId, Role role, Scopes scopes) implements Caller {
        @Override
        public String id() {
            return keyId;
        }

        @Override
        public boolean reaches(String scope) {
            return scopes.includes(scope);
        }

        @Override
        public Who who() {
            return Who.machine(keyId, name);
        }
    }

    /**
     * The shop's page in a visitor's browser, by the merchant's public key.
     *
     * @param token what came as the token of a chat session; nobody has looked at it yet
     */
    record ShopPage(Merchant merchant, @Nullable String token) implements Principal {
        @Override
        public String merchantId() {
            return merchant.id();
        }

        @Override
        public String toString() {
            return "page of " + merchant.id();
        }
    }
}
