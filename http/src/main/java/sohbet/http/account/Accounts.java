// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.net.URI;
import java.time.Duration;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Origins;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.Database;
import sohbet.persistence.account.ApiKeys;
import sohbet.persistence.account.SignInAttempts;
import sohbet.persistence.account.SignInAttempts.Patience;
import sohbet.persistence.account.StaffSessionTable;
import sohbet.persistence.account.StaffUsers;

/** Everything about accounts on one node, put together. */
public final class Accounts implements AutoCloseable {
    private final Passwords passwords = new Passwords();
    private final StaffSessions sessions;
    private final Origins origins;
    private final Access access;
    private final AccountRoutes routes;
    private final UserRoutes users;
    private final LinkRoutes links;

    /**
     * How the node is reached and how long its staff stay signed in.
     *
     * @param publicBaseUrl where the engine is reached from outside; https makes the cookie a {@code __Host-} one
     * @param trustedProxies how many proxies of ours a request passes
     * @param idle silence after which a staff session is over
     * @param longest its age at which it is over in any case
     * @param byAccount how many wrong passwords an account bears before it has to wait
     * @param byAddress the same for a network address
     */
    public record Settings(
            URI publicBaseUrl,
            int trustedProxies,
            Duration idle,
            Duration longest,
            Patience byAccount,
            Patience byAddress) {
        public static Settings of(URI publicBaseUrl) {
            return new Settings(
                    publicBaseUrl, 0, Duration.ofHours(2), Duration.ofHours(12), Patience.ACCOUNT, Patience.ADDRESS);
        }
    }

    public Accounts(
            Settings settings,
            Database database,
            MerchantDirectory merchants,
            OpenApi openApi,
            ClassicActorSystemProvider system) {
        origins = new Origins(settings.publicBaseUrl());
        SessionCookie cookie = new SessionCookie(origins.isHttps());
        sessions =
                new StaffSessions(new StaffSessionTable(database, settings.idle(), settings.longest()), cookie, system);
        access = new Access(openApi, origins, sessions, new ApiKeys(database), merchants);
        SignInAttempts attempts = new SignInAttempts(database);
        SignIn signIn = new SignIn(
                new StaffUsers(database),
                attempts,
                passwords,
                new SignIn.Patiences(settings.byAccount(), settings.byAddress()));
        ClientAddress address = new ClientAddress(settings.trustedProxies());
        routes = new AccountRoutes(openApi, access, origins, signIn, sessions, cookie, address, merchants);
        AccountLetters letters = new AccountLetters(settings.publicBaseUrl());
        users = new UserRoutes(
                database, openApi, access, new Staff(database, merchants, passwords, sessions, letters), sessions);
        links = new LinkRoutes(
                openApi,
                access,
                origins,
                address,
                new AccountLinks(database, merchants, passwords, sessions, attempts, letters),
                new PasswordChange(database, signIn, passwords, sessions));
    }

    public Access access() {
        return access;
    }

    public Origins origins() {
        return origins;
    }

    public StaffSessions sessions() {
        return sessions;
    }

    public Passwords passwords() {
        return passwords;
    }

    public AccountRoutes routes() {
        return routes;
    }

    /** What admins do with the staff, and what people do with links and passwords. */
    public Route people() {
        return Directives.concat(users.routes(), links.routes());
    }

    @Override
    public void close() {
        sessions.close();
        passwords.close();
    }
}
