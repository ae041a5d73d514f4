// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import sohbet.persistence.catalogue.Language;

/**
 * The words of a language that say something about a question rather than about a product; all
 * without marks, as {@link Folded} makes them.
 *
 * @param filler what is said around a wish
 * @param manner what only describes a thing, beside its colour: for whom it is, how big
 */
record Vocabulary(Set<String> filler, Set<String> manner) {
    static Vocabulary of(Language language) {
        return switch (language) {
            case TURKISH -> TURKISH;
            case ENGLISH -> ENGLISH;
        };
    }

    private static final Vocabulary TURKISH = new Vocabulary(words("""
              merhaba merhabalar selam selamlar slm mrb gunaydin iyi gunler aksamlar geceler hey kolay gelsin tesekkur tesekkurler
              ederim sagol sagolun olun eyvallah tsk sag

              acaba adet ait ama ariyorum ariyordum ariyoruz ariyodum ariyom bana bakiyorum bakiyordum bakiyoruz bakmistim bakiyodum
              bakabilir bakacaktim baktim bakar bakalim ben benim bir biraz biri birkac birsey bisey bize biz bu bul bulabilir bulur
              bulunur bulunuyor bi cesit cesitleri cesitleriniz cok da daha de dukkaninizda elinizde en eger fiyat fiyati fiyatlar
              fiyatlari fiyatli gerek gerekiyor gibi gore goreyim gorebilir gormek goster gosterin gosterir gosterebilir guzel hangi
              hangisi hangileri hani hic icin ihtiyacim ile iste isterim istiyorum istiyordum istiyom kac kadar ki kadarlik lazim
              lutfen m magazanizda mevcut mi misin misiniz miyim model modeli modeller modelleri modelleriniz mu musun musunuz muyum
              nasil ne neler nedir nerede nerde neyiniz o olabilir olan olani olanlar olarak olsun olur olmasin onerir onerin onerebilir
              onerirsiniz oneri oner onerirmisin pahali peki sahip satiyor satiyorsunuz satilik satin alabilir alacagim alacaktim almak
              alir alayim aliyorum alicam secenek secenekleri sey seyler siz size sizde sizin stokta stok su sunlar sunu bunu bunun tane tl
              lira tum tur turleri ucuz ucuzu pahalisi urun urunler urunleri urunleriniz uygun uygunu uzerinde ve var varmi varmidir vardi
              veya ya yani yaninda yok yoksa ye yi yeni numara beden bedeni bakarmisiniz ediyorum degil baska baskasi diger digerleri
              farkli benzer benzeri ayni devamini hepsi biseyler hala kaldi gelir midir midur nelerdir bilgi ver verir hakkinda anlat
              ozellikleri ozelligi ekle sepete sepetime at koy alalim hediye onerisi tavsiye tavsiyesi eder ihtiyac lazimdi varsa
              dusunuyorum hangisini ikisi ikisini karsilastir karsilastirir kiyasla arasinda arasindaki fark farki mudur para kaca
              indirim indirimli indirimde cinsi seklinde tarzi tarz tipi kullanimi kullanmak kullanacagim giymelik giymek giyebilecegim
              """), words("""
              renk rengi renkli renkte acik koyu kadin kadinlar erkek erkekler cocuk cocuklar kiz bebek buyuk kucuk orta hafif rahat
              kaliteli ince kalin uzun kisa sik bayan oglum kizim esim annem babam
              """));

    private static final Vocabulary ENGLISH = new Vocabulary(words("""
              hello hi hey hiya greetings morning afternoon evening thanks thank thx cheers

              a about all am an and any anything are around as at available be been best better both buy buying but can carry cheap
              cheaper cheapest compare cost costs could d difference do does find for from get give good got great have haven hello help
              how i if in info information interested is it item items its just kind know less let like ll looking look lookin lot m me
              more most much my need nice of offer offers on one ones only or our other others out please pls plz price prices priced
              product products range re recommend recommended s see sell selling show so some something sth somethin stock suggest
              suggestion such t tell than that the them there these they thing things this those to type types u under us ur ve very want
              wanted wants was we what whats which who will with would you your yours by love choose search searching size pair new below
              up maximum tl lira another different else similar same add cart basket take affordable expensive pricey dearest budget
              there's still left sale discount reduced between over above not too going get getting gonna wanna whatever where when
              into details detail describe specs features more further also maybe perhaps should shall bit little sort
              use used using
              """), words("""
              colour color coloured colored colors colours dark light woman womans womens women man mens men kid kids child children boy
              boys girl girls large small medium big comfortable ladies thin thick long short comfy
              """));

    private static Set<String> words(String list) {
        return Arrays.stream(list.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
