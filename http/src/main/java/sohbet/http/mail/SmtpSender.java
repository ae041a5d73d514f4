// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.mail;

import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.mail.Mail;
import sohbet.persistence.merchant.MailFrom;

/**
 * Hands mails to a server over SMTP. What it refuses for good (5xx) is refused; whatever else goes wrong is to be tried again. Nothing
 * leaves this machine in the clear outside the sandbox.
 */
public final class SmtpSender implements MailSender {
    private static final Logger log = LoggerFactory.getLogger(SmtpSender.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int LONGEST_REASON = 300;

    private final Session session;
    private final InternetAddress sender;
    private final String protocol;

    /** Angus Mail waits where it stands, so each mail has a thread that may. */
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param mayBePlain whether a server without TLS will do, as in a sandbox */
    public SmtpSender(SmtpAddress server, String sender, boolean mayBePlain) {
        this(server, sender, !mayBePlain && !server.isThisMachine(), null);
    }

    /**
     * @param mustBeSealed whether a server that offers no TLS is told nothing
     * @param tls null for the certificates everybody trusts
     */
    SmtpSender(SmtpAddress server, String sender, boolean mustBeSealed, @Nullable SSLSocketFactory tls) {
        this.protocol = server.isTls() ? "smtps" : "smtp";
        this.sender = address(sender);
        this.session = Session.getInstance(properties(server, mustBeSealed, tls), passwordOf(server));
    }

    private static InternetAddress address(String text) {
        try {
            return new InternetAddress(text, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("The sender of mails is no e-mail address.");
        }
    }

    private static @Nullable Authenticator passwordOf(SmtpAddress server) {
        if (server.user() == null) return null;
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(server.user(), server.password());
            }
        };
    }

    private Properties properties(SmtpAddress server, boolean mustBeSealed, @Nullable SSLSocketFactory tls) {
        var properties = new Properties();
        put(properties, "host", server.host());
        put(properties, "port", server.port());
        put(properties, "auth", server.user() != null);
        put(properties, "connectiontimeout", CONNECT.toMillis());
        put(properties, "timeout", ANSWER.toMillis());
        put(properties, "writetimeout", ANSWER.toMillis());
        put(properties, "starttls.enable", !server.isTls());
        put(properties, "starttls.required", !server.isTls() && mustBeSealed);
        put(properties, "ssl.checkserveridentity", true);
        put(properties, "ssl.protocols", "TLSv1.2 TLSv1.3");
        put(properties, "sendpartial", false);
        put(properties, "from", sender.getAddress());
        if (tls != null) properties.put("mail." + protocol + ".ssl.socketFactory", tls);
        return properties;
    }

    private void put(Properties properties, String name, Object value) {
        properties.put("mail." + protocol + "." + name, String.valueOf(value));
    }

    @Override
    public CompletionStage<Boolean> send(Mail mail) {
        return CompletableFuture.supplyAsync(() -> carried(mail), threads);
    }

    private boolean carried(Mail mail) {
        MimeMessage message = message(mail);
        try (Transport transport = session.getTransport(protocol)) {
            transport.connect();
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
            return true;
        } catch (MessagingException failed) {
            String refusal = refusal(failed);
            if (refusal != null) throw new MailRefused(refusal);
            log.warn("the mail server took no mail: {}", failed.getClass().getSimpleName());
            return false;
        }
    }

    /** Mails are plain text in UTF-8. A line's end in a header would begin another header, so there is none. */
    private MimeMessage message(Mail mail) {
        try {
            var message = new MimeMessage(session);
            message.setFrom(sender(mail.from()));
            answersTo(message, mail.from());
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(oneLine(mail.to()), true));
            message.setSubject(oneLine(mail.subject()), "UTF-8");
            message.setText(mail.body(), "UTF-8");
            message.setHeader("Content-Language", oneLine(mail.locale()).toLowerCase(Locale.ROOT));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setSentDate(new Date());
            return message;
        } catch (AddressException none) {
            throw new MailRefused("no e-mail address");
        } catch (MessagingException e) {
            throw new MailRefused("cannot be written: " + e.getClass().getSimpleName());
        }
    }

    /**
     * Only the name is the shop's. Whoever gets the mail asks the domain of its address whether we may write in its name (SPF, DKIM,
     * DMARC), and a shop's domain knows nothing of us. What might look like an address is left out of the name.
     */
    private InternetAddress sender(MailFrom shop) {
        String name = oneLine(shop.name().replaceAll("[<>@\"\\\\]", " ")).replaceAll("\\s+", " ");
        if (name.isEmpty()) return sender;
        try {
            return new InternetAddress(sender.getAddress(), name, "UTF-8");
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Where the shop wants its answers; an address that is none keeps no mail back. */
    private static void answersTo(MimeMessage message, MailFrom shop) throws MessagingException {
        if (shop.replyTo().isBlank()) return;
        try {
            message.setReplyTo(new Address[] {new InternetAddress(oneLine(shop.replyTo()), true)});
        } catch (AddressException none) {
            log.warn("a shop's address for answers is no e-mail address");
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** The server's words when it will never take the mail; null when it may take it later. */
    private static @Nullable String refusal(MessagingException failed) {
        for (Exception at = failed; at instanceof MessagingException one; at = one.getNextException()) {
            int code = code(one);
            if (code >= 500 && code < 600) return withoutAddresses(one.getMessage());
        }
        return null;
    }

    private static int code(MessagingException failed) {
        return switch (failed) {
            case SMTPAddressFailedException of -> of.getReturnCode();
            case SMTPSenderFailedException of -> of.getReturnCode();
            case SMTPSendFailedException of -> of.getReturnCode();
            default -> 0;
        };
    }

    /** Servers quote whom the mail was for. */
    private static String withoutAddresses(@Nullable String words) {
        String clean = oneLine(words == null ? "" : words).replaceAll("[^\\s<>]+@[^\\s<>]+", "…");
        return clean.length() > LONGEST_REASON ? clean.substring(0, LONGEST_REASON) : clean;
    }
}
