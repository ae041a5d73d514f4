// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.net.URI;
import java.time.Duration;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import sohbet.http.audit.Audit;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Origins;
import sohbet.http.edge.TrustedProxies;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.Database;
import sohbet.persistence.account.ApiKeys;
import sohbet.persistence.account.SignInAttempts;
import sohbet.persistence.account.StaffSessionTable;
import sohbet.persistence.account.StaffUsers;
import sohbet.persistence.audit.AuditLog;

/** Everything about accounts on one node, put together. */
public final class Accounts implements AutoCloseable {
    private final Passwords passwords = new Passwords();
    private final StaffSessions sessions;
    private final Origins origins;
    private final Audit audit;
    private final Access access;
    private final AccountRoutes routes;

    /**
     * How the node is reached and how long its staff stay signed in.
     *
     * @param publicBaseUrl where the engine is reached from outside; https makes the cookie a {@code __Host-} one
     * @param trustedProxies whose word is taken for where a request comes from
     * @param idle silence after which a staff session is over
     * @param longest its age at which it is over in any case
     */
    public record Settings(URI publicBaseUrl, TrustedProxies trustedProxies, Duration idle, Duration longest) {
        public static Settings of(URI publicBaseUrl) {
            return of(publicBaseUrl, TrustedProxies.NONE);
        }

        public static Settings of(URI publicBaseUrl, TrustedProxies trustedProxies) {
            return new Settings(publicBaseUrl, trustedProxies, Duration.ofHours(2), Duration.ofHours(12));
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
        var address = new ClientAddress(settings.trustedProxies());
        audit = new Audit(new AuditLog(database), address::shown, system);
        access = new Access(openApi, origins, sessions, new ApiKeys(database), merchants, audit);
        SignIn signIn = new SignIn(new StaffUsers(database), new SignInAttempts(database), passwords);
        routes = new AccountRoutes(openApi, access, origins, signIn, sessions, cookie, address, merchants);
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

    @Override
    public void close() {
        audit.close();
        sessions.close();
        passwords.close();
    }
}
