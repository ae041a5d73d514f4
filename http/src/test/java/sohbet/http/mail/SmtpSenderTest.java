// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.mail;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.TestCertificate;
import sohbet.persistence.Database;
import sohbet.persistence.mail.Mail;
import sohbet.persistence.mail.MailOutbox;
import sohbet.persistence.merchant.MailFrom;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmtpSenderTest {
    private static final TestCertificate HERE = new TestCertificate("ip:127.0.0.1");
    private static final String SENDER = "shop@sohbet.test";
    private static final Mail TURKISH =
            new Mail("ayse@shop.test", "Şifreniz değişti: İĞÜÇÖ ığüşçö", "Merhaba Ayşe,\n\nçok güzel ✓", "tr");

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static SmtpAddress plain(int port) {
        return new SmtpAddress("127.0.0.1", port, false, null, null);
    }

    private static GreenMail greenMail(String protocol) {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        server.start();
        return server;
    }

    @Test
    void a_mail_in_turkish_arrives_as_it_was_written() throws Exception {
        var server = greenMail("smtp");
        try {
            var sender = new SmtpSender(plain(server.getSmtp().getPort()), SENDER, true);
            assertTrue(House.await(sender.send(TURKISH)));
            MimeMessage got = server.getReceivedMessages()[0];
            assertEquals(TURKISH.subject(), got.getSubject());
            assertEquals(TURKISH.body(), String.valueOf(got.getContent()).replace("\r\n", "\n"));
            assertEquals("ayse@shop.test", got.getAllRecipients()[0].toString());
            assertEquals(SENDER, got.getFrom()[0].toString());
            assertEquals("tr", got.getHeader("Content-Language")[0]);
        } finally {
            server.stop();
        }
    }

    @Test
    void user_and_password_are_sent_under_tls_and_wrong_ones_are_not_the_mails_fault() {
        System.setProperty("greenmail.tls.keystore.file", HERE.file.toString());
        System.setProperty("greenmail.tls.keystore.password", TestCertificate.PASSWORD);
        var server = greenMail("smtps");
        try {
            server.setUser("till@shop.test", "till", "se cret");
            int port = server.getSmtps().getPort();
            var address = SmtpAddress.parse("smtps://till:se%20cret@127.0.0.1:" + port)
                    .orElseThrow();
            var sender = new SmtpSender(address, SENDER, true, HERE.context().getSocketFactory());
            assertTrue(House.await(sender.send(TURKISH)));
            assertEquals(1, server.getReceivedMessages().length);
            // A certificate nobody knows, or one for another name: nothing is sent, and it is tried again.
            assertFalse(House.await(new SmtpSender(address, SENDER, false).send(TURKISH)));
            var other = SmtpAddress.parse("smtps://till:se%20cret@localhost:" + port)
                    .orElseThrow();
            assertFalse(House.await(
                    new SmtpSender(other, SENDER, true, HERE.context().getSocketFactory()).send(TURKISH)));
            assertEquals(1, server.getReceivedMessages().length);
        } finally {
            server.stop();
        }
    }

    @Test
    void a_server_that_offers_no_tls_is_told_nothing() throws Exception {
        try (var server = new ScriptedSmtp(Map.of(), null)) {
            assertFalse(House.await(new SmtpSender(plain(server.port()), SENDER, true, null).send(TURKISH)));
            assertTrue(server.lines.stream().noneMatch(line -> line.startsWith("MAIL")), server.lines.toString());
        }
    }

    @Test
    void a_server_that_offers_tls_is_told_under_it() throws Exception {
        try (var server = new ScriptedSmtp(Map.of(), HERE.context())) {
            var sender = new SmtpSender(
                    plain(server.port()), SENDER, true, HERE.context().getSocketFactory());
            assertTrue(House.await(sender.send(TURKISH)), server.lines.toString());
            assertTrue(server.lines.contains("sealed DATA"), server.lines.toString());
            assertFalse(server.lines.contains("DATA"));
        }
    }

    @Test
    void what_is_refused_for_now_is_tried_again_and_for_good_is_not() throws Exception {
        for (String command : new String[] {"MAIL", "RCPT", "DATA"}) {
            try (var server = new ScriptedSmtp(Map.of(command, "451 4.3.0 come back later"), null)) {
                assertFalse(House.await(new SmtpSender(plain(server.port()), SENDER, true).send(TURKISH)), command);
            }
            try (var server = new ScriptedSmtp(Map.of(command, "550 5.1.1 <ayse@shop.test> nobody here"), null)) {
                var sender = new SmtpSender(plain(server.port()), SENDER, true);
                var refused = assertThrows(
                        CompletionException.class,
                        () -> sender.send(TURKISH).toCompletableFuture().join());
                String reason = ((MailRefused) refused.getCause()).reason();
                assertTrue(reason.contains("nobody here") && !reason.contains("ayse"), command + " " + reason);
            }
        }
    }

    @Test
    void nobody_can_add_a_header() throws Exception {
        var server = greenMail("smtp");
        try {
            var sender = new SmtpSender(plain(server.getSmtp().getPort()), SENDER, true);
            assertTrue(House.await(sender.send(
                    new Mail("a@shop.test", "Hi\r\nBcc: all@shop.test\r\n\r\nbody", "x", "en\r\nX-Evil: 1"))));
            MimeMessage got = server.getReceivedMessages()[0];
            assertEquals(1, server.getReceivedMessages().length);
            assertEquals(null, got.getHeader("Bcc"));
            assertEquals(null, got.getHeader("X-Evil"));
            assertThrows(
                    CompletionException.class,
                    () -> sender.send(new Mail("a@shop.test\r\nRCPT TO:<b@shop.test>", "x", "x", "en"))
                            .toCompletableFuture()
                            .join());
            assertThrows(
                    CompletionException.class,
                    () -> sender.send(new Mail("a@x.test, b@x.test", "x", "x", "en"))
                            .toCompletableFuture()
                            .join());
        } finally {
            server.stop();
        }
    }

    @Test
    void a_shop_writes_under_its_name_from_our_address_and_is_answered_at_its_own() throws Exception {
        var server = greenMail("smtp");
        try {
            var sender = new SmtpSender(plain(server.getSmtp().getPort()), SENDER, true);
            var shop = new MailFrom("Işık Kitabevi", "soru@isik.test");
            assertTrue(House.await(sender.send(TURKISH.as(shop))));
            var forged =
                    new MailFrom("Bank\r\nBcc: all@shop.test\r\n\"x\" <bank@bank.test>", "a@isik.test\r\nX-Evil: 1");
            assertTrue(House.await(sender.send(TURKISH.as(forged))));
            assertTrue(House.await(sender.send(TURKISH.as(new MailFrom("", "nobody")))));
            MimeMessage named = server.getReceivedMessages()[0];
            assertEquals(new InternetAddress(SENDER, "Işık Kitabevi", "UTF-8"), named.getFrom()[0]);
            assertEquals("Işık Kitabevi", ((InternetAddress) named.getFrom()[0]).getPersonal());
            assertEquals("soru@isik.test", named.getReplyTo()[0].toString());
            MimeMessage got = server.getReceivedMessages()[1];
            assertEquals(null, got.getHeader("Bcc"));
            assertEquals(null, got.getHeader("X-Evil"));
            assertEquals(1, got.getFrom().length);
            assertEquals(SENDER, ((InternetAddress) got.getFrom()[0]).getAddress());
            assertFalse(((InternetAddress) got.getFrom()[0]).getPersonal().contains("@"));
            // What is no address is left out, and the mail goes all the same.
            assertEquals(null, server.getReceivedMessages()[2].getHeader("Reply-To"));
            assertEquals(SENDER, server.getReceivedMessages()[2].getFrom()[0].toString());
        } finally {
            server.stop();
        }
    }

    @Test
    void a_server_that_is_not_there_or_says_nothing_holds_nobody_up_for_long() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertFalse(House.await(new SmtpSender(plain(closed), SENDER, true).send(TURKISH)));
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long begun = System.nanoTime();
            assertFalse(House.await(new SmtpSender(plain(silent.getLocalPort()), SENDER, true).send(TURKISH)));
            assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 20);
        }
    }

    @Test
    void the_outbox_lets_go_what_was_taken_and_keeps_why_something_was_refused() throws Exception {
        try (var database = Database.open(Database.Settings.of(POSTGRES.url(), POSTGRES.user(), POSTGRES.password()));
                var server = new ScriptedSmtp(Map.of("RCPT", "550 nobody here"), null);
                var post = Post.start(database, new SmtpSender(plain(server.port()), SENDER, true))) {
            House.await(database.write(connection -> {
                MailOutbox.post(connection, TURKISH, Duration.ofHours(1));
                return true;
            }));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> House.await(database.read(connection -> {
                                try (var row = connection
                                        .createStatement()
                                        .executeQuery(
                                                "select refusal, attempts from mail where refused_at is not null")) {
                                    return row.next() ? row.getString(1) + " " + row.getInt(2) : "";
                                }
                            }))
                            .equals("550 nobody here 1"));
        }
    }

    @Test
    void an_address_says_all_that_is_needed_and_its_password_never_shows() {
        var full = SmtpAddress.parse("smtp://till:p%40ss:w@mail.shop.test").orElseThrow();
        assertEquals(new SmtpAddress("mail.shop.test", 587, false, "till", "p@ss:w"), full);
        assertEquals(
                465, SmtpAddress.parse("smtps://mail.shop.test").orElseThrow().port());
        assertFalse(full.toString().contains("ss:w"));
        for (String wrong :
                new String[] {"", "mail.shop.test", "http://x", "smtp://", "smtp://user@x", "smtp://x/y", "smtp://x?y"})
            assertFalse(SmtpAddress.isOne(wrong), wrong);
    }
}
