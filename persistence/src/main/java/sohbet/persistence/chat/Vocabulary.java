// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import sohbet.persistence.catalogue.Language;

/**
 * The words of a language that say something about a question rather than about a product; all
 * without marks, as {@link Language#folded} makes them.
 *
 * @param filler what is said around a wish
 * @param manner what only describes a thing: a colour, for whom it is
 * @param care what is about an order, not about a product
 * @param human whom somebody asks for who does not want to talk to a bot
 */
record Vocabulary(
        Set<String> greetings,
        Set<String> thanks,
        Set<String> filler,
        Set<String> manner,
        Set<String> care,
        Set<String> human) {

    static Vocabulary of(Language language) {
        return switch (language) {
            case TURKISH -> TURKISH;
            case ENGLISH -> ENGLISH;
        };
    }

    private static final Vocabulary TURKISH = new Vocabulary(
            words("merhaba merhabalar selam selamlar slm mrb gunaydin iyi gunler aksamlar geceler hey"),
            words("tesekkur tesekkurler ederim sagol sagolun saolun sag olun eyvallah tsk"),
            words("""
              acaba adet ait ama ariyorum ariyordum bana bakiyorum bakiyordum bakmistim bakabilir ben benim bir biraz biri
              birkac birsey bize biz bu bul bulabilir bulur bulunur cesit cesitleri cesitleriniz cok da daha de dukkaninizda
              elinizde en eger fiyat fiyati fiyatlar fiyatlari gerek gerekiyor gibi gore goreyim gorebilir gormek goster
              gosterin gosterir gosterebilir guzel hangi hangileri hani hic icin ihtiyacim ile iste isterim istiyorum
              istiyordum kac kadar ki kadarlik lazim lutfen m magazanizda mevcut mi misin misiniz miyim model modeli
              modeller modelleri modelleriniz mu musun musunuz muyum nasil ne neler nedir nerede neyiniz o olabilir olan
              olanlar olarak olsun olur onerir onerin onerebilir onerirsiniz oneri pahali peki sahip satiyor satiyorsunuz
              satilik satin alabilir alacagim alacaktim almak alir secenek secenekleri sey seyler siz size sizde sizin
              stokta stok su sunlar tane tl lira tum tur turleri ucuz urun urunler urunleri urunleriniz uygun uzerinde ve
              var varmi vardi veya ya yani yaninda yok yoksa ye yi yeni numara beden bakar ediyorum
              """),
            words("""
              beyaz siyah kirmizi mavi yesil sari mor pembe gri kahverengi turuncu lacivert bej bordo renk renkli renkte acik
              koyu kadin kadinlar erkek erkekler cocuk cocuklar kiz bebek buyuk kucuk orta hafif rahat kaliteli
              """),
            words("""
              kargo kargom teslimat iade iadesi degisim siparis siparisim siparisimi fatura odeme taksit gelir gelecek
              nerde iptal garanti
              """),
            words(
                    "temsilci temsilciye temsilciyle temsilcisi insan insanla yetkili yetkiliyle operator gorevli canli biriyle birisiyle"));

    private static final Vocabulary ENGLISH = new Vocabulary(
            words("hello hi hey hiya greetings morning afternoon evening"),
            words("thanks thank thx cheers"),
            words("""
              a about all am an and any anything are around at available be been best buy buying can carry cheap cheaper cost
              costs could d do does find for from get give good got great have hello help how i if in interested is it item
              items just kind know let like ll looking look lot m me more much my need nice of offer offers on one ones or
              our please price prices product products range re recommend s see sell selling show so some something stock
              suggest suggestion such t tell than that the them there these they this those to type types under us ve very
              want wanted wants was we what which who will with would you your yours by love choose search searching size
              pair new under below up less cheaper than most maximum tl lira
              """),
            words("""
              white black red blue green yellow purple pink grey gray brown orange navy beige burgundy colour color coloured
              colored dark light women woman womens men man mens kids kid children boys girls large small medium big
              comfortable ladies
              """),
            words("""
              shipping ship delivery deliver delivered return returns refund order orders invoice payment pay exchange cancel
              warranty track tracking parcel package
              """),
            words("human agent person representative operator someone somebody staff"));

    private static Set<String> words(String list) {
        return Arrays.stream(list.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
