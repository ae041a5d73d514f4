// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.limit;

import java.util.Base64;
import sohbet.persistence.account.Token;

/**
 * Who is held to a limit.
 *
 * @param merchantId whose callers it is one of; empty where that is not known yet, as at the sign-in
 * @param id an address, the id of a key or of a person; empty for a merchant as a whole
 */
record Subject(LimitKind kind, String merchantId, String id) {

    /** Of the entity that holds the bucket; an address is personal and stands in no id. */
    String entityId() {
        return merchantId + "~" + kind.word() + "~" + hashed();
    }

    private String hashed() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Token.hash("limit " + id));
    }

    @Override
    public String toString() {
        return entityId();
    }
}
