// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.mail;

import sohbet.persistence.merchant.MailFrom;

/**
 * One mail: to whom, about what, and the plain text, in the reader's language.
 *
 * @param from as whom a shop writes it; {@link MailFrom#USUAL} for what the installation itself says
 */
public record Mail(String to, String subject, String body, String locale, MailFrom from) {
    /** A mail of the installation. */
    public Mail(String to, String subject, String body, String locale) {
        this(to, subject, body, locale, MailFrom.USUAL);
    }

    /** The same, written for a shop. */
    public Mail as(MailFrom shop) {
        return new Mail(to, subject, body, locale, shop);
    }

    /** Without the person and without the links. */
    @Override
    public String toString() {
        return "mail";
    }
}
