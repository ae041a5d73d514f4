// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.mail;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.account.Access;
import sohbet.http.account.ClientAddress;
import sohbet.http.account.FirstRun;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Language;
import sohbet.http.edge.Problem;
import sohbet.http.edge.SecurityHeaders;
import sohbet.http.edge.TrustedProxies;
import sohbet.persistence.Database;
import sohbet.persistence.account.Role;
import sohbet.persistence.mail.Mail;
import sohbet.persistence.mail.MailOutbox;
import sohbet.persistence.merchant.MailFrom;

/**
 * {@code GET /sandbox/mail}: the mails nobody gets, because this is a sandbox. They hold links that open accounts, so they are
 * shown on the engine's own machine alone, and to the first shop's admins wherever they are.
 */
public final class SandboxMailRoutes {
    private static final int MOST = 50;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'");

    private final Database database;
    private final Access access;
    private final boolean isSandbox;
    private final ClientAddress address = new ClientAddress(TrustedProxies.NONE);

    public SandboxMailRoutes(Database database, Access access, boolean isSandbox) {
        this.database = database;
        this.access = access;
        this.isSandbox = isSandbox;
    }

    public Route routes() {
        return path(
                segment("sandbox").slash("mail"),
                () -> get(() -> Edge.named("sandboxMail", () -> extractRequest(this::shown))));
    }

    private Route shown(HttpRequest request) {
        if (!isSandbox) return Edge.refuse(Problem.of("not_found"));
        return onSuccess(mayRead(request), may -> {
            if (!may) return Edge.refuse(Problem.of("not_found"));
            Language language = Exchange.of(request).language();
            return onSuccess(
                    database.read(connection -> MailOutbox.newest(connection, MOST)),
                    mails -> complete(page(mails, language)));
        });
    }

    private CompletionStage<Boolean> mayRead(HttpRequest request) {
        return address.isThisMachine(request)
                ? CompletableFuture.completedStage(true)
                : access.staffOf(request)
                        .thenApply(found -> found.filter(staff -> staff.role() == Role.ADMIN
                                        && staff.merchantId().equals(FirstRun.DEMO))
                                .isPresent());
    }

    private static HttpResponse page(List<MailOutbox.Sent> mails, Language language) {
        String title = language.choose("Gönderilmiş sayılan e-postalar", "Mails that would have been sent");
        String body = mails.isEmpty()
                ? "<p>" + language.choose("Henüz e-posta yok.", "No mail yet.") + "</p>"
                : mails.stream().map(mail -> article(mail, language)).collect(Collectors.joining("\n"));
        String html = """
            <!doctype html>
            <html lang="%s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s · Sohbet</title>
            <style>
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText }
            a { color: LinkText }
            main { max-width: 46rem; margin: 0 auto; padding: 1rem }
            article { margin: 1rem 0; padding: 1rem; border: 1px solid #8888; border-radius: .5rem }
            h1 { font-size: 1.3rem } h2 { font-size: 1.05rem; margin: 0 }
            p { margin: .25rem 0 } pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: .75rem 0 0 }
            </style></head>
            <body><main><h1>%s</h1>
            %s
            </main></body></html>
            """.formatted(language.locale().getLanguage(), title, title, body);
        return HttpResponse.create()
                .withEntity(HttpEntities.create(ContentTypes.TEXT_HTML_UTF8, html))
                .addHeader(SecurityHeaders.plain());
    }

    private static String article(MailOutbox.Sent sent, Language language) {
        Mail mail = sent.mail();
        return "<article lang=\"%s\"><h2>%s</h2><p>%s %s · %s</p>%s<pre>%s</pre></article>"
                .formatted(
                        escaped(mail.locale()),
                        escaped(mail.subject()),
                        language.choose("Kime:", "To:"),
                        escaped(mail.to()),
                        TIME.format(sent.at().atOffset(ZoneOffset.UTC)),
                        writer(mail.from(), language),
                        linked(mail.body()));
    }

    private static String writer(MailFrom shop, Language language) {
        String name = shop.name().isEmpty()
                ? ""
                : "<p>" + language.choose("Gönderen:", "From:") + " " + escaped(shop.name()) + "</p>";
        return shop.replyTo().isEmpty()
                ? name
                : name + "<p>" + language.choose("Yanıt adresi:", "Reply to:") + " " + escaped(shop.replyTo()) + "</p>";
    }

    private static String linked(String text) {
        var html = new StringBuilder();
        Matcher links = LINK.matcher(text);
        int from = 0;
        while (links.find()) {
            String link = escaped(links.group());
            html.append(escaped(text.substring(from, links.start())))
                    .append("<a href=\"")
                    .append(link)
                    .append("\">")
                    .append(link)
                    .append("</a>");
            from = links.end();
        }
        return html.append(escaped(text.substring(from))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
