// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Language;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.Database;
import sohbet.persistence.account.Owners;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.StaffChanges;
import sohbet.persistence.account.StaffLinks;
import sohbet.persistence.account.StaffList;
import sohbet.persistence.account.StaffMember;
import sohbet.persistence.mail.MailOutbox;
import sohbet.persistence.merchant.Merchant;

/**
 * What an admin does with the own merchant's staff. Each act is one transaction in which the rules hold: somebody who may do
 * everything is left, nobody does to themselves what they could not take back, and what belongs to the person and not to the
 * membership is not changed by a merchant that shares the person with others.
 */
final class Staff {
    private final Database database;
    private final MerchantDirectory merchants;
    private final Passwords passwords;
    private final StaffSessions sessions;
    private final AccountLetters letters;

    /** Somebody new; without a password they are invited by mail. */
    record Newcomer(
            String email,
            String name,
            String role,
            @Nullable String password,
            @Nullable Boolean mustChangePassword,
            @Nullable String locale) {
        @Override
        public String toString() {
            return "newcomer";
        }
    }

    /** What changes; null leaves it as it is. */
    record Change(
            @Nullable String name,
            @Nullable String role,
            @Nullable Boolean locked,
            @Nullable Boolean mustChangePassword) {
        @Override
        public String toString() {
            return "change";
        }
    }

    Staff(
            Database database,
            MerchantDirectory merchants,
            Passwords passwords,
            StaffSessions sessions,
            AccountLetters letters) {
        this.database = database;
        this.merchants = merchants;
        this.passwords = passwords;
        this.sessions = sessions;
        this.letters = letters;
    }

    CompletionStage<StaffMember> one(Principal.Caller admin, String id) {
        return database.read(admin.merchantId(), connection -> found(connection, admin.merchantId(), id));
    }

    CompletionStage<StaffMember> add(Principal.Caller admin, Newcomer given, Language language) {
        String email = given.email().strip();
        String name = given.name().strip();
        Role role = Role.of(given.role());
        String locale = given.locale() == null ? language.locale().getLanguage() : given.locale();
        String password = given.password();
        if (password == null) return shop(admin).thenCompose(shop -> invited(admin, email, name, role, locale, shop));
        PasswordRules.hold(password, email, name);
        boolean mustChange = !Boolean.FALSE.equals(given.mustChangePassword());
        return passwords
                .hash(password)
                .thenCompose(hash -> database.write(admin.merchantId(), connection -> {
                    String merchant = admin.merchantId();
                    StaffChanges.begin(connection, merchant);
                    refuseMember(connection, merchant, email);
                    String id = StaffChanges.addPerson(connection, email, name, hash, mustChange, locale)
                            .orElseThrow(() -> Problem.of("email_taken").thrown());
                    StaffChanges.join(connection, id, merchant, role, true);
                    return found(connection, merchant, id);
                }));
    }

    private CompletionStage<StaffMember> invited(
            Principal.Caller admin, String email, String name, Role role, String locale, Merchant shop) {
        return database.write(admin.merchantId(), connection -> {
            String merchant = admin.merchantId();
            StaffChanges.begin(connection, merchant);
            refuseMember(connection, merchant, email);
            String id = newOrKnown(connection, email, name, locale);
            StaffChanges.join(connection, id, merchant, role, false);
            StaffMember member = found(connection, merchant, id);
            invite(connection, member, admin, shop);
            return member;
        });
    }

    private static String newOrKnown(Connection connection, String email, String name, String locale)
            throws SQLException {
        var fresh = StaffChanges.addPerson(connection, email, name, null, false, locale);
        return fresh.isPresent()
                ? fresh.get()
                : StaffChanges.byEmail(connection, email)
                        .orElseThrow(() -> Problem.of("conflict").thrown());
    }

    private void invite(Connection connection, StaffMember member, Principal.Caller admin, Merchant shop)
            throws SQLException {
        String token = StaffLinks.make(connection, StaffLinks.Kind.INVITATION, member.id(), admin.merchantId());
        MailOutbox.post(
                connection,
                letters.invitation(member, shop.name(), token).as(shop.writesAs()),
                StaffLinks.Kind.INVITATION.life());
    }

    /** Another link by mail: the invitation once more, or one for a new password. */
    CompletionStage<StaffMember> mailLink(Principal.Caller admin, String id) {
        return shop(admin)
                .thenCompose(shop -> database.write(admin.merchantId(), connection -> {
                    StaffMember member = found(connection, admin.merchantId(), id);
                    if (member.status() == StaffMember.Status.LOCKED)
                        throw Problem.of("conflict").thrown();
                    if (member.status() == StaffMember.Status.INVITED) {
                        invite(connection, member, admin, shop);
                    } else {
                        String token = StaffLinks.make(connection, StaffLinks.Kind.RESET, id, null);
                        MailOutbox.post(
                                connection,
                                letters.reset(member.email(), member.name(), member.locale(), token),
                                StaffLinks.Kind.RESET.life());
                    }
                    return member;
                }));
    }

    CompletionStage<StaffMember> change(Principal.Caller admin, String id, OptionalLong expected, Change change) {
        return database.<StaffMember>write(admin.merchantId(), connection -> {
                    String merchant = admin.merchantId();
                    StaffChanges.begin(connection, merchant);
                    Owners.begin(connection);
                    StaffMember before = expected(connection, merchant, id, expected);
                    changed(connection, admin, before, change);
                    keepAnAdmin(connection, merchant, before);
                    keepOwners(connection, admin, before);
                    return found(connection, merchant, id);
                })
                .thenApply(sessions::lookedAgain);
    }

    private static void changed(Connection connection, Principal.Caller admin, StaffMember before, Change change)
            throws SQLException {
        String merchant = admin.merchantId();
        boolean wasLocked = before.status() == StaffMember.Status.LOCKED;
        boolean isLocked = change.locked() == null ? wasLocked : change.locked();
        Role role = change.role() == null ? before.role() : Role.of(change.role());
        if (isLocked || role != before.role()) refuseOneself(admin, before);
        if (change.name() != null && !change.name().strip().equals(before.name())) {
            refuseShared(before);
            StaffChanges.rename(connection, before.id(), change.name().strip());
        }
        if (change.mustChangePassword() != null)
            StaffChanges.mustChange(connection, before.id(), change.mustChangePassword());
        StaffChanges.change(connection, before.id(), merchant, role, isLocked);
        if (isLocked && !wasLocked) StaffChanges.endSessions(connection, before.id(), merchant);
    }

    /** A password an admin has set is known to two: the person has to change it at the next sign-in. */
    CompletionStage<StaffMember> setPassword(Principal.Caller admin, String id, String password) {
        return one(admin, id)
                .thenCompose(member -> {
                    PasswordRules.hold(password, member.email(), member.name());
                    return passwords.hash(password);
                })
                .thenCompose(hash -> database.<StaffMember>write(admin.merchantId(), connection -> {
                    String merchant = admin.merchantId();
                    StaffChanges.begin(connection, merchant);
                    StaffMember before = found(connection, merchant, id);
                    refuseOneself(admin, before);
                    refuseShared(before);
                    keepOwners(connection, admin, before);
                    StaffChanges.setPassword(connection, id, hash, true);
                    StaffChanges.accept(connection, id, merchant);
                    return found(connection, merchant, id);
                }))
                .thenApply(sessions::lookedAgain);
    }

    CompletionStage<Boolean> remove(Principal.Caller admin, String id, OptionalLong expected) {
        return database.<Boolean>write(admin.merchantId(), connection -> {
                    String merchant = admin.merchantId();
                    StaffChanges.begin(connection, merchant);
                    Owners.begin(connection);
                    StaffMember before = expected(connection, merchant, id, expected);
                    refuseOneself(admin, before);
                    StaffChanges.remove(connection, id, merchant);
                    keepAnAdmin(connection, merchant, before);
                    keepOwners(connection, admin, before);
                    return true;
                })
                .thenApply(sessions::lookedAgain);
    }

    private static StaffMember expected(Connection connection, String merchant, String id, OptionalLong expected)
            throws SQLException {
        StaffMember member = found(connection, merchant, id);
        if (expected.isPresent() && expected.getAsLong() != member.version())
            throw Problem.of("precondition_failed").thrown();
        return member;
    }

    private static StaffMember found(Connection connection, String merchant, String id) throws SQLException {
        return StaffList.one(connection, merchant, Text.clean(id))
                .orElseThrow(() -> Problem.of("not_found").thrown());
    }

    /** Looked at after the change and before the commit. */
    private static void keepAnAdmin(Connection connection, String merchant, StaffMember before) throws SQLException {
        if (before.isActiveAdmin() && !StaffChanges.keepsAnAdmin(connection, merchant))
            throw Problem.of("last_admin").thrown();
    }

    /** An owner of the installation is no admin's to lock out or to become: other owners alone change one, and never the last. */
    private static void keepOwners(Connection connection, Principal.Caller admin, StaffMember before)
            throws SQLException {
        if (!Owners.isOne(connection, before.id())) return;
        if (!admin.isOwner()) throw Problem.of("owner_account").thrown();
        if (!Owners.someAreLeft(connection)) throw Problem.of("last_owner").thrown();
    }

    private static void refuseOneself(Principal.Caller admin, StaffMember member) {
        if (admin.id().equals(member.id())) throw Problem.of("own_account").thrown();
    }

    private static void refuseShared(StaffMember member) {
        if (member.worksElsewhere()) throw Problem.of("works_elsewhere").thrown();
    }

    private static void refuseMember(Connection connection, String merchant, String email) throws SQLException {
        var id = StaffChanges.byEmail(connection, email);
        if (id.isPresent() && StaffList.one(connection, merchant, id.get()).isPresent())
            throw Problem.of("already_member").thrown();
    }

    private CompletionStage<Merchant> shop(Principal.Caller admin) {
        return merchants
                .byId(admin.merchantId())
                .thenApply(
                        found -> found.orElseThrow(() -> Problem.of("not_found").thrown()));
    }
}
