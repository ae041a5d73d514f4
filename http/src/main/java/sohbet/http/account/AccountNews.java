// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import sohbet.persistence.account.StaffSessionTable;
import sohbet.persistence.account.StaffUsers.StaffUser;

/** Whoever wants to hear of sign-ins. All of it must return at once: nobody who signs in waits for it. */
public interface AccountNews {
    AccountNews NONE = new AccountNews() {};

    /** Somebody has signed in from somewhere. */
    default void signedIn(StaffUser user, String sessionId, StaffSessionTable.Origin origin) {}

    /** There have been so many wrong passwords in a row that the next try has to wait. */
    default void keptOut(StaffUser user, int failures) {}
}
