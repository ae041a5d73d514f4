// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import sohbet.persistence.mail.Mail;

/** The mails about notifications, in Turkish and English. What a visitor wrote is never in them. */
public final class NotificationLetters {
    private final String page;

    /** @param publicBaseUrl where the readers reach us */
    public NotificationLetters(URI publicBaseUrl) {
        String text = publicBaseUrl.toString();
        page = (text.endsWith("/") ? text : text + "/") + "admin/notifications";
    }

    public Mail about(Notification it, Addressee reader) {
        String to = reader.email();
        String name = reader.name();
        boolean english = "en".equals(reader.locale());
        String what = NotificationType.of(it.type())
                .map(type -> english ? english(type, it) : turkish(type, it))
                .orElse(it.type());
        String when = DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.forLanguageTag(english ? "en" : "tr"))
                .format(it.at().atZone(reader.zone()));
        return english
                ? new Mail(to, "Sohbet: " + what, """
                  Hello %s,

                  %s (%s).

                  All notifications: %s
                  """.formatted(name, what, when, page), "en")
                : new Mail(to, "Sohbet: " + what, """
                  Merhaba %s,

                  %s (%s).

                  Bütün bildirimler: %s
                  """.formatted(name, what, when, page), "tr");
    }

    private static String english(NotificationType type, Notification it) {
        return switch (type) {
            case MESSAGE_FOR_YOU -> "A visitor is waiting for your answer";
            case SIGN_IN_NEW_PLACE -> "Your account was signed in to from a new place: " + said(it, "device");
            case ACCOUNT_LOCKED ->
                "Somebody keeps trying wrong passwords on the account of " + said(it, "name") + ", it has to wait now";
            case KEY_EXPIRING -> "The API key " + said(it, "name") + " ends soon";
            case LIMIT_NEAR -> "A limit is nearly used up: " + said(it, "peak") + " %";
            case IMPORT_FINISHED ->
                it.severity() == Severity.SUCCESS
                        ? "The import of " + said(it, "file") + " is finished"
                        : "The import of " + said(it, "file") + " did not take everything";
            case WEBHOOK_FAILING -> "An address for webhooks does not take them any more";
            case POISON_FACT -> "A read model went on without a fact";
            case DATABASE_UNREACHABLE -> "The database cannot be reached";
            case DATABASE_BACK -> "The database is back";
            case DISK_LOW -> "The disk is nearly full: " + said(it, "percent") + " % are free";
            case MEMORY_HIGH -> "Memory is running short: " + said(it, "percent") + " % are used";
            case CPU_HIGH -> "The processors are busy: " + said(it, "percent") + " %";
            case ERRORS_HIGH -> "Many requests fail: " + said(it, "percent") + " %";
            case ENTITY_CRASHING -> "An entity keeps failing";
            case TAIL_LAG -> "The read models are behind by " + said(it, "seconds") + " seconds";
            case NODE_JOINED -> "A node has joined: " + said(it, "node");
            case NODE_LEFT -> "A node has left: " + said(it, "node");
            case MERCHANT_SIGNED_UP -> "Somebody has opened a shop: " + said(it, "name");
        };
    }

    private static String turkish(NotificationType type, Notification it) {
        return switch (type) {
            case MESSAGE_FOR_YOU -> "Bir ziyaretçi yanıtınızı bekliyor";
            case SIGN_IN_NEW_PLACE -> "Hesabınıza yeni bir yerden giriş yapıldı: " + said(it, "device");
            case ACCOUNT_LOCKED ->
                said(it, "name") + " hesabında art arda yanlış parola denendi, hesap şimdi bir süre bekletiliyor";
            case KEY_EXPIRING -> said(it, "name") + " adlı API anahtarının süresi yakında doluyor";
            case LIMIT_NEAR -> "Bir sınır dolmak üzere: %" + said(it, "peak");
            case IMPORT_FINISHED ->
                it.severity() == Severity.SUCCESS
                        ? said(it, "file") + " dosyası içe aktarıldı"
                        : said(it, "file") + " dosyasının bir bölümü içe aktarılamadı";
            case WEBHOOK_FAILING -> "Bir webhook adresi artık yanıt vermiyor";
            case POISON_FACT -> "Bir okuma modeli bir olayı atlayarak devam etti";
            case DATABASE_UNREACHABLE -> "Veritabanına ulaşılamıyor";
            case DATABASE_BACK -> "Veritabanına yeniden ulaşılıyor";
            case DISK_LOW -> "Disk dolmak üzere: boş alan %" + said(it, "percent");
            case MEMORY_HIGH -> "Bellek azalıyor: kullanım %" + said(it, "percent");
            case CPU_HIGH -> "İşlemci yükü yüksek: %" + said(it, "percent");
            case ERRORS_HIGH -> "Çok sayıda istek hata veriyor: %" + said(it, "percent");
            case ENTITY_CRASHING -> "Bir varlık sürekli hata veriyor";
            case TAIL_LAG -> "Okuma modelleri " + said(it, "seconds") + " saniye geride";
            case NODE_JOINED -> "Bir düğüm katıldı: " + said(it, "node");
            case NODE_LEFT -> "Bir düğüm ayrıldı: " + said(it, "node");
            case MERCHANT_SIGNED_UP -> "Yeni bir mağaza açıldı: " + said(it, "name");
        };
    }

    private static String said(Notification it, String name) {
        return String.valueOf(it.params().getOrDefault(name, "?"));
    }
}
