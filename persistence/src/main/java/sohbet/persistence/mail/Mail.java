// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.mail;

/** One mail: to whom, about what, and the plain text, in the reader's language. */
public record Mail(String to, String subject, String body, String locale) {
    /** Without the person and without the links. */
    @Override
    public String toString() {
        return "mail";
    }
}
