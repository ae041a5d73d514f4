// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something somebody does.
 *
 * @param merchantId whose people see it, {@link #INSTALLATION} when it is no merchant's
 * @param what the operation's name in openapi.yaml, or the event's
 * @param object what it is done to, as far as the request says
 */
public record Act(
        String merchantId, Who who, String what, @Nullable Thing object, From from) {
    public static final String INSTALLATION = "*";

    /** A thing by its collection, {@code sessions}, and its id there. */
    public record Thing(String kind, @Nullable String id) {}

    /**
     * Where it comes from.
     *
     * @param device what the browser or the machine calls itself
     * @param request the correlation id
     */
    public record From(
            @Nullable String address,
            @Nullable String device,
            @Nullable String request) {
        public static final From HERE = new From(null, null, null);

        /** Without the address. */
        @Override
        public String toString() {
            return "request " + request;
        }
    }

    /**
     * How it ended.
     *
     * @param status of HTTP, whatever way it came
     * @param code the refusal's, null when there was none
     * @param changes what became of settings, a JSON list of {@code {field, before, after}}
     */
    public record Answer(
            int status, @Nullable String code, @Nullable String changes) {
        public static final Answer DONE = new Answer(200, null, null);
    }

    /** What the engine itself does, for the whole installation. */
    public static Act ofSystem(String what, String kind, @Nullable String id) {
        return new Act(INSTALLATION, Who.SYSTEM, what, new Thing(kind, id), From.HERE);
    }
}
