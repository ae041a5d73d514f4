// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.signup;

/**
 * The shop that somebody would like to open.
 *
 * @param name the person's
 * @param region the country whose phone numbers need no prefix
 * @param locale the language of both
 * @param passwordHash what the person has chosen, as it will be of the account
 */
public record Wish(
        String email,
        String name,
        String shop,
        String zone,
        String currency,
        String region,
        String locale,
        String passwordHash) {
    /** Without the person. */
    @Override
    public String toString() {
        return "sign-up";
    }
}
