// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.account.StaffMember;
import sohbet.persistence.mail.Mail;

/**
 * The mails about accounts, in Turkish and English. A token stands behind the {@code #} of its link: that part of an address
 * stays in the reader's browser and comes into no log.
 */
final class AccountLetters {
    private final String base;

    /** @param publicBaseUrl where the readers reach us */
    AccountLetters(URI publicBaseUrl) {
        String text = publicBaseUrl.toString();
        base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    Mail invitation(StaffMember member, String shop, String token) {
        String link = base + "/admin/invitation#" + token;
        return "en".equals(member.locale())
                ? new Mail(member.email(), shop + ": you are invited", """
                  Hello %s,

                  %s would like you on its staff in Sohbet. Follow this link to accept:

                  %s

                  The link works once and for seven days. If you did not expect it, do nothing.
                  """.formatted(member.name(), shop, link), "en")
                : new Mail(member.email(), shop + " sizi davet ediyor", """
                  Merhaba %s,

                  %s sizi Sohbet'teki ekibine davet ediyor. Kabul etmek için bu bağlantıyı açın:

                  %s

                  Bağlantı yedi gün boyunca bir kez kullanılabilir. Böyle bir davet beklemiyorsanız bir şey yapmanıza gerek yok.
                  """.formatted(member.name(), shop, link), "tr");
    }

    Mail reset(String email, String name, @Nullable String locale, String token) {
        String link = base + "/admin/reset#" + token;
        return "en".equals(locale)
                ? new Mail(email, "Choose a new password", """
                  Hello %s,

                  a new password was asked for at your Sohbet account. Choose it here:

                  %s

                  The link works once and for one hour. If it was not you, do nothing: your password stays as it is.
                  """.formatted(name, link), "en")
                : new Mail(email, "Yeni parolanızı belirleyin", """
                  Merhaba %s,

                  Sohbet hesabınız için yeni bir parola istendi. Parolanızı buradan belirleyin:

                  %s

                  Bağlantı bir saat boyunca bir kez kullanılabilir. Bunu siz istemediyseniz bir şey yapmayın; parolanız değişmez.
                  """.formatted(name, link), "tr");
    }
}
