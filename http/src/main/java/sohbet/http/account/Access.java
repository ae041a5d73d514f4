// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.audit.Audit;
import sohbet.http.audit.Trail;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Operation;
import sohbet.http.edge.Origins;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Refused;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.account.ApiKeys;
import sohbet.persistence.audit.Act;

/**
 * The door of every operation. A route names the operation it is; what openapi.yaml says of its {@code x-permission} and
 * {@code security} is what is asked of the caller. An answer of a route that named none never leaves the house.
 */
public final class Access {
    private static final String BEARER = "Bearer ";

    private final OpenApi openApi;
    private final Origins origins;
    private final StaffSessions sessions;
    private final ApiKeys keys;
    private final MerchantDirectory merchants;
    private final MfaRule mfa;
    private final Audit audit;
    private final CallerLimits callers;
    private volatile Supplier<CompletionStage<Boolean>> isSetUp = () -> CompletableFuture.completedStage(true);

    Access(
            OpenApi openApi,
            Origins origins,
            StaffSessions sessions,
            ApiKeys keys,
            MerchantDirectory merchants,
            MfaRule mfa,
            Audit audit,
            CallerLimits callers) {
        this.openApi = openApi;
        this.origins = origins;
        this.sessions = sessions;
        this.keys = keys;
        this.merchants = merchants;
        this.mfa = mfa;
        this.audit = audit;
        this.callers = callers;
    }

    /** Asks from now on whether the installation is set up: until then nobody can be signed in, and is told that. */
    public void asks(Supplier<CompletionStage<Boolean>> whetherSetUp) {
        isSetUp = whetherSetUp;
    }

    /** An operation for anybody. */
    public Route open(String operationId, Supplier<Route> inner) {
        Operation operation = openApi.operation(operationId);
        if (!operation.isOpen()) {
            throw new IllegalArgumentException(operationId + " is not public");
        }
        return extractRequest(request -> {
            Exchange.of(request).operation(operationId);
            audit.follow(operation, request);
            return operation.method().equals("GET")
                    ? inner.get()
                    : onSuccess(callers.withAnybody(request), allowed -> inner.get());
        });
    }

    /** An operation of those its {@code security} names: staff, machines, the shop's page. */
    public Route permits(String operationId, Function<Principal, Route> inner) {
        Operation operation = openApi.operation(operationId);
        return extractRequest(request -> {
            Exchange.of(request).operation(operationId);
            Trail trail = audit.follow(operation, request);
            return onSuccess(
                    known(operation, request, trail)
                            .thenCompose(principal -> callers.with(principal, request))
                            .thenCompose(trail::begin),
                    inner);
        });
    }

    /** An operation of staff and machines. */
    public Route caller(String operationId, Function<Principal.Caller, Route> inner) {
        return permits(operationId, principal -> inner.apply(as(Principal.Caller.class, principal)));
    }

    /** The same for a page that does not know yet whether anybody is there: to whoever shows nothing that is no refusal. */
    public Route callerOrNobody(String operationId, Function<Principal.Caller, Route> inner, Supplier<Route> nobody) {
        return extractRequest(request -> {
            if (!showsNothing(request)) return caller(operationId, inner);
            Exchange.of(request).operation(operationId);
            return onSuccess(isSetUp.get(), is -> is ? nobody.get() : Edge.refuse(Problem.of("not_set_up")));
        });
    }

    /** An operation of people alone. */
    public Route staff(String operationId, Function<Principal.Staff, Route> inner) {
        return permits(operationId, principal -> inner.apply(as(Principal.Staff.class, principal)));
    }

    /** An operation of the shop's page alone. */
    public Route page(String operationId, Function<Principal.ShopPage, Route> inner) {
        return permits(operationId, principal -> inner.apply(as(Principal.ShopPage.class, principal)));
    }

    /** Who opens a socket with the staff's cookie; empty without a session, or from another site's page. */
    public CompletionStage<Optional<Principal.Staff>> staffOf(HttpRequest request) {
        return origins.isOwn(request)
                ? sessions.of(request).thenCompose(this::equipped)
                : CompletableFuture.completedStage(Optional.empty());
    }

    /** Whoever still has to set a second factor up opens no socket. */
    private CompletionStage<Optional<Principal.Staff>> equipped(Optional<Principal.Staff> found) {
        return found.isEmpty()
                ? CompletableFuture.completedStage(found)
                : mfa.lacks(found.get()).thenApply(lacks -> found.filter(staff -> !lacks));
    }

    /** Whose API key this is, for sockets that bring it in their first frame and may do with it what the scope names. */
    public CompletionStage<Optional<Principal.Machine>> machineOf(String key, String scope) {
        return opened(key)
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedStage(Optional.empty())
                        : mfa.lacks(found.get())
                                .thenApply(
                                        lacks -> found.map(Access::machine).filter(it -> !lacks && it.reaches(scope))));
    }

    private CompletionStage<Optional<ApiKeys.Opened>> opened(String key) {
        return ApiKeys.looksLikeOne(key) ? keys.find(key) : CompletableFuture.completedStage(Optional.empty());
    }

    private static Principal.Machine machine(ApiKeys.Opened key) {
        return new Principal.Machine(key.id(), key.name(), key.merchantId(), key.role(), key.scopes());
    }

    /** What staff do over sockets is audited too. */
    public Audit audit() {
        return audit;
    }

    private CompletionStage<Principal> known(Operation operation, HttpRequest request, Trail trail) {
        return CompletableFuture.completedStage(request)
                .thenCompose(given -> principal(operation, given, trail))
                .exceptionallyCompose(failure -> isUnknown(failure)
                        ? isSetUp.get().thenCompose(is -> {
                            if (!is) trail.isOfNoInterest();
                            return CompletableFuture.failedStage(
                                    is ? failure : Problem.of("not_set_up").thrown());
                        })
                        : CompletableFuture.failedStage(failure));
    }

    private static boolean isUnknown(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof Refused refused && refused.problem().code().equals("unauthenticated");
    }

    private static String bearer(HttpRequest request) {
        String authorization =
                request.getHeader("Authorization").map(HttpHeader::value).orElse("");
        return authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : "";
    }

    /** Neither a key nor a cookie of ours, good or bad. */
    private boolean showsNothing(HttpRequest request) {
        return bearer(request).isEmpty() && sessions.showsNone(request);
    }

    private CompletionStage<Principal> principal(Operation operation, HttpRequest request, Trail trail) {
        String bearer = bearer(request);
        // Whoever shows nothing and only reads is told to sign in, like everybody who opens the page.
        if (showsNothing(request) && operation.method().equals("GET")) trail.isOfNoInterest();
        Optional<String> publicKey = request.getHeader("X-Sohbet-Key").map(HttpHeader::value);
        if (operation.takes("widgetKey") && publicKey.isPresent()) {
            trail.isOfNoInterest();
            return page(operation, request, publicKey.get(), bearer);
        }
        if (operation.takes("apiKey") && !bearer.isEmpty()) {
            return opened(bearer).thenCompose(found -> {
                Principal.Machine machine = within(operation, permitted(operation, found.map(Access::machine), trail));
                return open(machine.merchantId())
                        .thenCompose(is -> unlessLacking(operation, machine, mfa.lacks(found.orElseThrow())));
            });
        }
        if (operation.takes("cookie")) {
            return sessions.of(request).thenCompose(found -> {
                Principal.Staff staff = unforged(operation, request, permitted(operation, found, trail));
                return unlessLacking(operation, staff, mfa.lacks(staff))
                        .thenCompose(is -> worksWhileSuspended(operation)
                                ? CompletableFuture.completedStage(is)
                                : open(staff.merchantId()).thenApply(opened -> is));
            });
        }
        throw Problem.of("unauthenticated").thrown();
    }

    private CompletionStage<Principal> page(Operation operation, HttpRequest request, String key, String token) {
        boolean asksForToken = operation.security().stream()
                .anyMatch(one -> one.contains("widgetKey") && one.contains("sessionToken"));
        return merchants.byPublicKey(key).thenApply(found -> {
            var merchant = found.orElseThrow(() -> Problem.of("key_refused").thrown());
            MerchantDirectory.refuseSuspended(merchant);
            if (!origins.isAmong(request, merchant.settings().allowedOrigins())) {
                throw Problem.of("origin_refused").thrown();
            }
            if (asksForToken && token.isEmpty()) {
                throw Problem.of("unauthenticated").thrown();
            }
            return new Principal.ShopPage(merchant, token.isEmpty() ? null : token);
        });
    }

    private static <C extends Principal.Caller> C permitted(Operation operation, Optional<C> found, Trail trail) {
        C caller = found.orElseThrow(() -> Problem.of("unauthenticated").thrown());
        trail.isOf(caller.who(), caller.merchantId());
        if (!Permissions.admits(operation, caller))
            throw Problem.of("forbidden").thrown();
        // What is done above the merchants is not the affair of the one its owner happens to be at.
        if (operation.permission().equals(Permissions.OWNER)) trail.isOf(caller.who(), Act.INSTALLATION);
        return caller;
    }

    /** A key that is held to scopes does only what one of them names. */
    private static Principal.Machine within(Operation operation, Principal.Machine machine) {
        if (!operation.scope().equals("any") && !machine.reaches(operation.scope())) {
            throw Problem.of("scope_needed").with("scope", operation.scope()).thrown();
        }
        return machine;
    }

    /** The staff of a suspended merchant see why, and go elsewhere; what is above the merchants is no merchant's. */
    private static boolean worksWhileSuspended(Operation operation) {
        return MfaRule.isAboutOneself(operation) || operation.permission().equals(Permissions.OWNER);
    }

    private CompletionStage<Boolean> open(String merchantId) {
        return merchants.byId(merchantId).thenApply(found -> {
            found.ifPresent(MerchantDirectory::refuseSuspended);
            return true;
        });
    }

    /** Without the second factor that is asked of the role one gets as far as setting it up. */
    private static CompletionStage<Principal> unlessLacking(
            Operation operation, Principal.Caller caller, CompletionStage<Boolean> lacks) {
        return MfaRule.isAboutOneself(operation)
                ? CompletableFuture.completedStage(caller)
                : lacks.thenApply(is -> {
                    if (is) throw Problem.of("mfa_setup_needed").thrown();
                    return caller;
                });
    }

    /** Another site can make a browser send our cookie, but neither our token beside it nor our origin. */
    private Principal.Staff unforged(Operation operation, HttpRequest request, Principal.Staff staff) {
        boolean reads = operation.method().equals("GET");
        if (!reads && !(origins.isOwn(request) && sessions.csrfFits(request))) {
            throw Problem.of("csrf").thrown();
        }
        return staff;
    }

    private static <P extends Principal> P as(Class<P> kind, Principal principal) {
        if (!kind.isInstance(principal)) {
            throw Problem.of("forbidden").thrown();
        }
        return kind.cast(principal);
    }
}
