// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.merchant;

/**
 * As whom a shop writes mails.
 *
 * @param name empty for the shop's own
 * @param replyTo where answers go; empty for nowhere
 */
public record MailFrom(String name, String replyTo) {
    public static final MailFrom USUAL = new MailFrom("", "");

    /** Without the address. */
    @Override
    public String toString() {
        return "mail sender";
    }
}
