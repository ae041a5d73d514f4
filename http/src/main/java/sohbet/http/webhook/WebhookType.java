// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import sohbet.persistence.webhook.NotificationMessage;
import sohbet.persistence.webhook.WebhookOutbox;

/** What webhooks can be told of, and how a chat says it. */
enum WebhookType {
    MESSAGE_FOR_YOU("Ziyaretçi yazdı", "A visitor has written"),
    ACCOUNT_LOCKED("Bir hesap kilitlendi", "An account was locked"),
    KEY_EXPIRING("Bir API anahtarının süresi doluyor", "An API key is about to expire"),
    DATABASE_UNREACHABLE("Veritabanına ulaşılamıyor", "The database cannot be reached"),
    DATABASE_BACK("Veritabanı yeniden çalışıyor", "The database is back"),
    DISK_LOW("Disk dolmak üzere", "The disk is nearly full"),
    MEMORY_HIGH("Bellek kullanımı yüksek", "Memory use is high"),
    CPU_HIGH("İşlemci kullanımı yüksek", "Processor use is high"),
    ERRORS_HIGH("Hata oranı yüksek", "Many requests fail"),
    ENTITY_CRASHING("Bir kayıt sürekli hata veriyor", "An entity keeps crashing"),
    TAIL_LAG("Listeler geriden geliyor", "Lists lag behind"),
    LIMIT_NEAR("Bir sınıra yaklaşıldı", "A limit is nearly reached"),
    NODE_JOINED("Bir sunucu katıldı", "A node joined"),
    NODE_LEFT("Bir sunucu ayrıldı", "A node left"),
    MERCHANT_SIGNED_UP("Yeni bir mağaza açıldı", "A shop was opened"),
    IMPORT_FINISHED("İçe aktarma bitti", "An import has finished"),
    WEBHOOK_FAILING("Bir webhook iletilemiyor", "A webhook cannot be delivered"),
    POISON_FACT("Bir kayıt işlenemedi", "A fact could not be processed");

    private final String turkish;
    private final String english;

    WebhookType(String turkish, String english) {
        this.turkish = turkish;
        this.english = english;
    }

    String word() {
        return NotificationMessage.PREFIX + name().toLowerCase(Locale.ROOT);
    }

    String english() {
        return english;
    }

    /** The first line in a chat; what is not known is named as it is. */
    static String title(String word, String locale) {
        boolean isTurkish = locale.equals("tr");
        if (word.equals(WebhookOutbox.TEST)) return isTurkish ? "Sohbet'ten deneme iletisi" : "A test from Sohbet";
        Optional<WebhookType> known =
                Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
        return known.map(type -> isTurkish ? type.turkish : type.english).orElse(word);
    }
}
