// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.mail;

import java.util.concurrent.CompletionStage;
import sohbet.persistence.mail.Mail;

/** Hands mails over to whoever carries them. */
@FunctionalInterface
public interface MailSender {
    /** True once the carrier has taken it; false or a failure when it is to be tried again. */
    CompletionStage<Boolean> send(Mail mail);
}
