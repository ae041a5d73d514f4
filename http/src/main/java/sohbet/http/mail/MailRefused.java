// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.mail;

/** A mail the carrier will not take, today or tomorrow; the message is the carrier's own words. */
public final class MailRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MailRefused(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
