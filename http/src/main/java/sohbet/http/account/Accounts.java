// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.apache.pekko.http.javadsl.server.Directives.concat;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.http.audit.Audit;
import sohbet.http.edge.Language;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Origins;
import sohbet.http.edge.TrustedProxies;
import sohbet.http.limit.Limits;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.http.oidc.IdentityProvider;
import sohbet.http.oidc.ProviderSettings;
import sohbet.persistence.Database;
import sohbet.persistence.account.ApiKeys;
import sohbet.persistence.account.KeyExpiry;
import sohbet.persistence.account.KeyList;
import sohbet.persistence.account.OidcLinks;
import sohbet.persistence.account.OidcSignIns;
import sohbet.persistence.account.OwnSessions;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.SecondFactors;
import sohbet.persistence.account.SignInAttempts;
import sohbet.persistence.account.SignInAttempts.Patience;
import sohbet.persistence.account.StaffSessionTable;
import sohbet.persistence.account.StaffUsers;
import sohbet.persistence.audit.AuditLog;
import sohbet.persistence.keys.MasterKey;

/** Everything about accounts on one node, put together. */
public final class Accounts implements AutoCloseable {
    private final Passwords passwords = new Passwords();
    private final StaffSessions sessions;
    private final Origins origins;
    private final Audit audit;
    private final Access access;
    private final AccountRoutes routes;
    private final MeRoutes me;
    private final MfaRoutes mfaRoutes;
    private final ApiKeyRoutes apiKeys;
    private final KeyCleaning cleaning;
    private final UserRoutes users;
    private final LinkRoutes links;
    private final SwitchRoutes switching;
    private final OwnerRoutes owners;
    private final Staff staff;
    private final @Nullable IdentityProvider provider;
    private final OidcRoutes oidc;
    private final SessionCookie cookie;
    private final ClientAddress address;

    /**
     * How the node is reached and how long its staff stay signed in.
     *
     * @param publicBaseUrl where the engine is reached from outside; https makes the cookie a {@code __Host-} one
     * @param trustedProxies whose word is taken for where a request comes from
     * @param idle silence after which a staff session is over
     * @param longest its age at which it is over in any case
     * @param byAccount how many wrong passwords an account bears before it has to wait
     * @param byAddress the same for a network address
     * @param oidc the issuer that staff may sign in by too
     */
    public record Settings(
            URI publicBaseUrl,
            TrustedProxies trustedProxies,
            Duration idle,
            Duration longest,
            Patience byAccount,
            Patience byAddress,
            Optional<ProviderSettings> oidc) {
        public static Settings of(URI publicBaseUrl) {
            return of(publicBaseUrl, TrustedProxies.NONE);
        }

        public static Settings of(URI publicBaseUrl, TrustedProxies trustedProxies) {
            return new Settings(
                    publicBaseUrl,
                    trustedProxies,
                    Duration.ofHours(2),
                    Duration.ofHours(12),
                    Patience.ACCOUNT,
                    Patience.ADDRESS,
                    Optional.empty());
        }

        /** The same with an issuer. */
        public Settings with(Optional<ProviderSettings> issuer) {
            return new Settings(publicBaseUrl, trustedProxies, idle, longest, byAccount, byAddress, issuer);
        }
    }

    public Accounts(
            Settings settings,
            Database database,
            MasterKey master,
            MerchantDirectory merchants,
            OpenApi openApi,
            Limits limits,
            ClassicActorSystemProvider system) {
        this(settings, database, master, merchants, openApi, limits, AccountNews.NONE, system);
    }

    public Accounts(
            Settings settings,
            Database database,
            MasterKey master,
            MerchantDirectory merchants,
            OpenApi openApi,
            Limits limits,
            AccountNews news,
            ClassicActorSystemProvider system) {
        origins = new Origins(settings.publicBaseUrl());
        cookie = new SessionCookie(origins.isHttps());
        sessions =
                new StaffSessions(new StaffSessionTable(database, settings.idle(), settings.longest()), cookie, system);
        address = new ClientAddress(settings.trustedProxies());
        audit = new Audit(new AuditLog(database), address::shown, system);
        SecondFactors factors = new SecondFactors(database, master, InstantSource.system());
        MfaRule mfa = new MfaRule(merchants, factors);
        access = new Access(
                openApi,
                origins,
                sessions,
                new ApiKeys(database),
                merchants,
                mfa,
                audit,
                new CallerLimits(limits, address));
        SignInAttempts attempts = new SignInAttempts(database);
        StaffUsers people = new StaffUsers(database);
        CodeStep codes = new CodeStep(factors);
        SignIn.Patiences patience = new SignIn.Patiences(settings.byAccount(), settings.byAddress());
        SignIn signIn = new SignIn(people, attempts, passwords, codes, patience, news);
        Proof proof = new Proof(people, attempts, passwords, factors);
        me = new MeRoutes(access, sessions, new OwnSessions(database, settings.idle()));
        mfaRoutes = new MfaRoutes(openApi, access, factors, proof, mfa);
        apiKeys = new ApiKeyRoutes(openApi, access, new KeyList(database));
        cleaning = KeyCleaning.start(new KeyExpiry(database), system);
        routes = new AccountRoutes(openApi, access, origins, signIn, sessions, cookie, address, merchants, mfa, news);
        provider = settings.oidc().map(IdentityProvider::new).orElse(null);
        OidcLinks oidcLinks = new OidcLinks(database);
        oidc = new OidcRoutes(
                provider,
                provider == null
                        ? null
                        : new OidcSignIn(
                                provider, new OidcSignIns(database), oidcLinks, people, codes, attempts, patience),
                oidcLinks,
                openApi,
                access,
                origins,
                address,
                routes::entered);
        AccountLetters letters = new AccountLetters(settings.publicBaseUrl());
        staff = new Staff(database, merchants, passwords, sessions, letters);
        users = new UserRoutes(database, openApi, access, staff, sessions);
        switching = new SwitchRoutes(openApi, access, database, sessions, routes::welcomed);
        owners = new OwnerRoutes(openApi, access, database, sessions);
        links = new LinkRoutes(
                openApi,
                access,
                origins,
                address,
                new AccountLinks(database, merchants, passwords, sessions, attempts, letters),
                new PasswordChange(database, signIn, passwords, sessions));
    }

    /** Signs somebody in who has just been made, and answers the cookie of the session. */
    public CompletionStage<HttpHeader> opened(HttpRequest request, String userId, String merchantId) {
        var origin = new StaffSessionTable.Origin(Device.of(request), address.shown(request));
        return sessions.open(userId, merchantId, origin).thenApply(opened -> cookie.set(opened.token()));
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

    /** Asks somebody to come and be the first admin of a merchant. */
    public Invitations invitations() {
        return (owner, merchantId, email, name, language) -> staff.add(
                        new Principal.Staff(
                                owner.userId(),
                                owner.name(),
                                owner.email(),
                                merchantId,
                                Role.ADMIN,
                                owner.sessionId(),
                                true),
                        new Staff.Newcomer(email, name, Role.ADMIN.word(), null, null, null),
                        language)
                .thenApply(added -> true);
    }

    /** How a new merchant gets its first admin. */
    public interface Invitations {
        CompletionStage<Boolean> ask(
                Principal.Staff owner, String merchantId, String email, String name, Language language);
    }

    public AccountRoutes routes() {
        return routes;
    }

    /** What people have of their own: sign-ins, a second factor, keys; and the merchant's keys. */
    public Route own() {
        return concat(me.routes(), mfaRoutes.routes(), apiKeys.routes(), switching.routes(), oidc.routes());
    }

    /** What admins do with the staff, and what people do with links and passwords. */
    public Route people() {
        return concat(users.routes(), links.routes(), owners.routes());
    }

    @Override
    public void close() {
        if (provider != null) provider.close();
        cleaning.close();
        audit.close();
        sessions.close();
        passwords.close();
    }
}
