// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Problem;
import sohbet.persistence.account.SecondFactors;
import sohbet.persistence.account.SecondFactors.Reset;

/**
 * People's second factors.
 *
 * <pre>
 * GET    /me/mfa
 * POST   /me/mfa                   begins: a secret for the app, told this once
 * POST   /me/mfa/confirm           {code} of that secret: from now on it is asked for; recovery codes, told this once
 * POST   /me/mfa/recovery-codes    {password | code}: new ones
 * DELETE /me/mfa                   {password | code}
 * DELETE /users/{id}/mfa           an admin takes somebody's away
 * </pre>
 */
final class MfaRoutes {
    private static final String ISSUER = "Sohbet";

    private final OpenApi openApi;
    private final Access access;
    private final SecondFactors factors;
    private final Proof proof;
    private final MfaRule rule;

    record StandingView(
            boolean enabled, boolean required, @Nullable Instant since, int recoveryCodesLeft) {}

    record BegunView(String uri, String key, String qr) {
        @Override
        public String toString() {
            return "begun";
        }
    }

    record CodesView(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "recovery codes";
        }
    }

    record Code(String code) {
        @Override
        public String toString() {
            return "code";
        }
    }

    MfaRoutes(OpenApi openApi, Access access, SecondFactors factors, Proof proof, MfaRule rule) {
        this.openApi = openApi;
        this.access = access;
        this.factors = factors;
        this.proof = proof;
        this.rule = rule;
    }

    Route routes() {
        return concat(
                pathPrefix(
                        segment("me").slash("mfa"),
                        () -> concat(
                                pathEnd(() -> concat(get(this::standing), post(this::begin), delete(this::remove))),
                                path("confirm", () -> post(this::confirm)),
                                path("recovery-codes", () -> post(this::renewCodes)))),
                path(segment("users").slash(segment()).slash("mfa"), id -> delete(() -> reset(id))));
    }

    private Route standing() {
        return access.staff(
                "getMfa",
                staff -> Answers.when(
                        factors.standing(staff.userId())
                                .thenCombine(
                                        rule.isRequired(staff.merchantId(), staff.role()),
                                        (is, required) -> new StandingView(
                                                is.isSet(), required, is.since(), is.recoveryCodesLeft())),
                        Json::ok));
    }

    private Route begin() {
        return access.staff(
                "beginMfa",
                staff -> Answers.when(
                        factors.begin(staff.userId()),
                        key -> Json.ok(begun(
                                staff.email(),
                                key.orElseThrow(() -> Problem.of("mfa_set").thrown())))));
    }

    /** As the apps read it: otpauth://totp/ISSUER:ACCOUNT?secret=…&issuer=ISSUER. */
    private static BegunView begun(String email, String key) {
        String uri = "otpauth://totp/" + ISSUER + ":" + encoded(email) + "?secret=" + key + "&issuer=" + ISSUER;
        String qr = Base64.getEncoder().encodeToString(QrPng.of(uri));
        return new BegunView(uri, key, "data:image/png;base64," + qr);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Route confirm() {
        return access.staff(
                "confirmMfa",
                staff -> openApi.body(
                        "confirmMfa",
                        Code.class,
                        given -> Answers.when(
                                factors.confirm(staff.userId(), given.code()), codes -> codes(codes, "bad_code"))));
    }

    private Route renewCodes() {
        return access.staff(
                "renewRecoveryCodes",
                staff -> openApi.body(
                        "renewRecoveryCodes",
                        Proof.Shown.class,
                        shown -> Answers.when(
                                proof.of(staff, shown).thenCompose(right -> factors.renewRecoveryCodes(staff.userId())),
                                codes -> codes(codes, "not_found"))));
    }

    private static HttpResponse codes(Optional<List<String>> codes, String otherwise) {
        return Json.ok(
                new CodesView(codes.orElseThrow(() -> Problem.of(otherwise).thrown())));
    }

    private Route remove() {
        return access.staff(
                "removeMfa",
                staff -> openApi.body(
                        "removeMfa",
                        Proof.Shown.class,
                        shown -> Answers.when(
                                proof.of(staff, shown).thenCompose(right -> factors.remove(staff.userId())),
                                removed -> gone(removed ? Reset.DONE : Reset.NOBODY))));
    }

    private Route reset(String id) {
        return access.caller(
                "resetUserMfa",
                caller ->
                        Answers.when(factors.reset(caller.merchantId(), known(id), caller.isOwner()), MfaRoutes::gone));
    }

    private static HttpResponse gone(Reset reset) {
        return switch (reset) {
            case DONE -> HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
            case NOBODY -> throw Problem.of("not_found").thrown();
            case OWNER -> throw Problem.of("owner_account").thrown();
            case SHARED ->
                throw Problem.of("conflict")
                        .detail(
                                "Bu kişi başka bir mağazada da çalışıyor; doğrulamasını kendisi kaldırmalı.",
                                "This person works for another merchant too and has to remove it themselves.")
                        .thrown();
        };
    }

    /** What cannot be an id is nobody's. */
    private static String known(String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,64}")) throw Problem.of("not_found").thrown();
        return id;
    }
}
