// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import sohbet.persistence.catalogue.Language;

/** What {@link CatalogueAnswerer} says. */
record Wording(
        String greeting,
        String thanks,
        String human,
        String other,
        String foundOne,
        String foundSome,
        String near,
        String dear,
        String otherCurrency,
        String nothing) {

    static Wording of(Language language) {
        return switch (language) {
            case TURKISH -> TURKISH;
            case ENGLISH -> ENGLISH;
        };
    }

    private static final Wording TURKISH = new Wording(
            "Merhaba! Ne aradığınızı yazın, size uygun ürünleri göstereyim.",
            "Rica ederim! Başka bir şey ararsanız buradayım.",
            "Elbette. Mağaza ekibi bu konuşmayı görüyor; müsait olan biri buradan yazacak.",
            "Bu konuda size en iyi ekibimiz yardımcı olur: “temsilci” yazmanız yeterli. Bir ürün arıyorsanız adını ya da türünü"
                    + " yazın, hemen bakayım.",
            "Bunu buldum:",
            "Şunları buldum:",
            "Tam istediğiniz gibisini bulamadım ama şunlara bakabilirsiniz:",
            "Bu fiyata uygun bir ürün bulamadım. Aradığınıza en yakın olanlar:",
            " Fiyatlarımız %s olarak yazılı.",
            "Buna uyan bir ürün bulamadım. Başka bir sözcükle deneyebilir ya da “temsilci” yazarak ekibimizden birine"
                    + " ulaşabilirsiniz.");

    private static final Wording ENGLISH = new Wording(
            "Hello! Tell me what you are looking for and I will show you what fits.",
            "You are welcome! I am here if you look for anything else.",
            "Of course. The shop's team sees this conversation; whoever is free will write to you here.",
            "Our team can help you best with that: just type “agent”. If you are looking for a product, tell me its name or kind"
                    + " and I will have a look.",
            "I found this:",
            "I found these:",
            "I found nothing quite like that, but have a look at these:",
            "I found nothing at that price. These come closest to what you are looking for:",
            " Our prices are in %s.",
            "I found no product that fits. Try other words, or type “agent” to reach one of our team.");
}
