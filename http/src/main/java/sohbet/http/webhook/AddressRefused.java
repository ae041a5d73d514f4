// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

/** An address nothing is sent to. Its message says what is wrong with it, and not what it is. */
final class AddressRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final String turkish;

    AddressRefused(String turkish, String english) {
        super(english);
        this.turkish = turkish;
    }

    String turkish() {
        return turkish;
    }

    String english() {
        return String.valueOf(getMessage());
    }
}
