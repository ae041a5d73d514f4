// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.signup;

import java.net.URI;
import sohbet.persistence.mail.Mail;
import sohbet.persistence.signup.SignUps;
import sohbet.persistence.signup.Wish;

/** The two mails that follow a sign-up, in Turkish and English; which of them came knows only who reads it. */
final class SignUpLetters {
    private final String base;

    /** @param publicBaseUrl where the readers reach us */
    SignUpLetters(URI publicBaseUrl) {
        base = publicBaseUrl.toString().replaceAll("/+$", "");
    }

    Mail confirm(Wish wish, String token) {
        String link = base + "/admin/sign-up#" + token;
        return wish.locale().equals("en")
                ? new Mail(wish.email(), "Confirm your e-mail", """
                  Hello %s,

                  your shop %s in Sohbet is nearly there. Open this link and type the password you have chosen:

                  %s

                  The link works once and for a day. If it was not you, do nothing: no shop is opened.
                  """.formatted(wish.name(), wish.shop(), link), "en")
                : new Mail(
                        wish.email(),
                        "E-posta adresinizi doğrulayın",
                        """
                  Merhaba %s,

                  Sohbet'teki %s mağazanız neredeyse hazır. Bu bağlantıyı açıp seçtiğiniz parolayı girin:

                  %s

                  Bağlantı bir gün boyunca bir kez kullanılabilir. Bunu siz istemediyseniz bir şey yapmayın; mağaza açılmaz.
                  """.formatted(wish.name(), wish.shop(), link),
                        "tr");
    }

    /** Nothing of what was typed stands in it: it may have been somebody else who typed it. */
    Mail known(String email, SignUps.Known person, String otherwise) {
        String locale = person.locale().isEmpty() ? otherwise : person.locale();
        return locale.equals("en")
                ? new Mail(email, "You have an account already", """
                  Hello %s,

                  somebody wanted to open a shop in Sohbet with this address, which has an account already. Nothing has been changed.

                  Sign in: %s/admin/
                  Forgot your password? %s/admin/forgot

                  If it was not you, do nothing.
                  """.formatted(person.name(), base, base), "en")
                : new Mail(email, "Zaten bir hesabınız var", """
                  Merhaba %s,

                  Bu adresle Sohbet'te bir mağaza açılmak istendi, ama bu adresin zaten bir hesabı var. Hiçbir şey değişmedi.

                  Giriş: %s/admin/
                  Parolanızı unuttuysanız: %s/admin/forgot

                  Bunu siz istemediyseniz bir şey yapmayın.
                  """.formatted(person.name(), base, base), "tr");
    }
}
