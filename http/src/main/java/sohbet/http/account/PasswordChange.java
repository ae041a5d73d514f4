// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.util.concurrent.CompletionStage;
import sohbet.http.edge.Problem;
import sohbet.persistence.Database;
import sohbet.persistence.account.StaffChanges;

/**
 * A new password for the one that is known, without being signed in: the only way on for whom a change is demanded. It is
 * throttled like a sign-in and signs nobody in; all sessions of the person end.
 */
final class PasswordChange {
    private final Database database;
    private final SignIn signIn;
    private final Passwords passwords;
    private final StaffSessions sessions;

    PasswordChange(Database database, SignIn signIn, Passwords passwords, StaffSessions sessions) {
        this.database = database;
        this.signIn = signIn;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    CompletionStage<Boolean> attempt(LinkRoutes.NewPassword given, String address) {
        String wanted = given.newPassword();
        return signIn.known(given.email(), given.password(), given.code(), address)
                .thenCompose(user -> {
                    PasswordRules.hold(wanted, user.email(), user.name());
                    return passwords
                            .matches(wanted, user.passwordHash())
                            .thenCompose(same -> {
                                if (same) throw Problem.of("same_password").thrown();
                                return passwords.hash(wanted);
                            })
                            .thenCompose(hash -> database.<Boolean>write(connection -> {
                                StaffChanges.setPassword(connection, user.id(), hash, false);
                                return true;
                            }));
                })
                .thenApply(sessions::lookedAgain);
    }
}
