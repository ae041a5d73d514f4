// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Problem;
import sohbet.persistence.account.ApiKey;
import sohbet.persistence.account.KeyList.Change;
import sohbet.persistence.account.KeyList.NewKey;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.Scopes;

/** What somebody wants a key to be; it fits its schema already, and is held here to what they may hand out themselves. */
final class KeyBody {
    private final Principal.Caller caller;
    private final JsonNode body;

    KeyBody(Principal.Caller caller, JsonNode body) {
        this.caller = caller;
        this.body = body;
    }

    /** A new key; without a role it has the caller's. */
    NewKey key(@Nullable String ownerId) {
        return new NewKey(name(""), role(caller.role()), scopes(Scopes.ALL), ownerId, caller.id(), expiry(null));
    }

    /** A merge-patch: what is not named stays. */
    Change on(ApiKey now) {
        mayHandOut(caller, now.scopes());
        return new Change(name(now.name()), role(now.role()), scopes(now.scopes()), expiry(now.expiresAt()));
    }

    /** A key may make no key that reaches further than it does itself. */
    static void mayHandOut(Principal.Caller caller, Scopes scopes) {
        for (String word : scopes.words()) {
            if (!caller.reaches(word)) {
                throw Problem.of("scope_needed").with("scope", word).thrown();
            }
        }
    }

    private String name(String now) {
        String name = body.path("name").asText(now).strip();
        if (name.isEmpty()) throw Problem.invalid("/name", "empty").thrown();
        return name;
    }

    private Role role(Role now) {
        Role role = Role.of(body.path("role").asText(now.word()));
        if (!caller.role().includes(role)) throw Problem.of("forbidden").thrown();
        return role;
    }

    private Scopes scopes(Scopes now) {
        Scopes scopes = body.has("scopes") ? Scopes.of(words()) : now;
        mayHandOut(caller, scopes);
        return scopes;
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        body.path("scopes").forEach(word -> words.add(word.asText()));
        return words;
    }

    private @Nullable Instant expiry(@Nullable Instant now) {
        if (!body.has("expires_at")) return now;
        if (body.path("expires_at").isNull()) return null;
        try {
            Instant expiry =
                    OffsetDateTime.parse(body.path("expires_at").asText()).toInstant();
            if (expiry.isAfter(Instant.now())) return expiry;
        } catch (DateTimeParseException unreadable) {
            // A date-time of the schema that Java cannot read, for example a leap second.
        }
        throw Problem.invalid("/expires_at", "not in the future").thrown();
    }
}
