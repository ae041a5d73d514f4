// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sohbet.persistence.answer.Asked.FollowUp;
import sohbet.persistence.catalogue.Language;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AskedTest {
    private static Asked turkish(String text) {
        return Asked.read(text, Language.TURKISH);
    }

    private static Asked english(String text) {
        return Asked.read(text, Language.ENGLISH);
    }

    private static String price(Asked asked) {
        var price = asked.price();
        return price == null
                ? "-"
                : (price.atLeast() == null ? "" : price.atLeast().toPlainString()) + ".."
                        + (price.atMost() == null ? "" : price.atMost().toPlainString())
                        + (price.currency() == null ? "" : " " + price.currency());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        500 liraya kadar ayakkabı | ..500 TRY
        200-400 tl arası çanta | 200..400 TRY
        1000 ile 1500 arası saatler | 1000..1500
        200 300 lira arası bluz | 200..300 TRY
        en fazla 300 | ..300
        1.250,50 TL altı | ..1250.50 TRY
        800e kadar ne var | ..800
        1000 tlyi geçmesin | ..1000 TRY
        1500 üstü deri çantalar | 1500..
        bin liranın altında saat | ..1000 TRY
        2 bin liraya kadar mont | ..2000 TRY
        beş yüz liraya kadar | ..500 TRY
        500 lira civarı | 350..650 TRY
        300 liraya ne hediye alınır | ..300 TRY
        KIRMIZI AYAKKABI 500 LİRA ALTI | ..500 TRY
        42 numara bot | -
        kırmızı ayakkabı var mı | -
        """)
    void a_price_is_read_in_turkish(String text, String expected) {
        assertEquals(expected, price(turkish(text)), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        under $50 | ..50 USD
        bags up to 1000 TL | ..1000 TRY
        between 20 and 30 dollars | 20..30 USD
        coats from 70 to 90 | 70..90
        watches less than 100 | ..100
        nothing over 150 | ..150
        leather bags above 150 | 150..
        at least £20 | 20.. GBP
        1,250.50 euros at most | ..1250.50 EUR
        headphones under a hundred | ..100
        around 40 bucks | 28..52 USD
        size 9 trainers | -
        do you have red shoes | -
        """)
    void a_price_is_read_in_english(String text, String expected) {
        assertEquals(expected, price(english(text)), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        42 numara bot | 42
        L beden beyaz gömlek | l
        XL sweatshirt | xl
        bunun 42si var mı | 42
        M bedeni bitti mi | m
        38,5 numara | 38.5
        mavi çanta |
        20 tane var mı |
        """)
    void a_size_is_read_in_turkish(String text, String expected) {
        var size = turkish(text).size();
        assertEquals(expected, size == null ? null : size.value(), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        trainers size 9 mens | 9
        white tshirt XL | xl
        have you got it in medium | m
        do you still have this in a 42 | 42
        is size M sold out | m
        laptops under 900 |
        """)
    void a_size_is_read_in_english(String text, String expected) {
        var size = english(text).size();
        assertEquals(expected, size == null ? null : size.value(), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        daha ucuzu var mı | CHEAPER
        biraz daha uygun fiyatlı bir şeyler | CHEAPER
        daha pahalı olanlar | DEARER
        başka modeller | OTHERS
        kırmızı ayakkabı | NONE
        """)
    void it_goes_on_from_what_was_shown(String text, FollowUp expected) {
        assertEquals(expected, turkish(text).followUp());
        assertEquals(FollowUp.CHEAPER, english("cheaper?").followUp());
        assertEquals(FollowUp.NONE, english("cheaper than 50 dollars, shoes").followUp());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ikincisi ne kadar | 1
        ilkini sepete ekle | 0
        sonuncuyu alayım | -1
        birinci ile üçüncüyü kıyasla | 0 2
        ikisini karşılaştır | 0 1
        ilk siparişte indirim var mı |
        """)
    void places_are_read(String text, String expected) {
        var places = turkish(text).places().stream().map(String::valueOf).toList();
        assertEquals(expected == null ? "" : expected, String.join(" ", places), text);
    }

    @Test
    void places_are_read_in_english() {
        assertEquals(List.of(1), english("the second one").places());
        assertEquals(List.of(0, 1), english("compare the first two").places());
        assertEquals(List.of(-1), english("how much is the last one").places());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Merhaba, kırmızı ayakkabı var mı? | ayakkabı | kirmizi
        peki mavisi | | mavi
        siyahını istiyorum | | siyah
        500 liraya kadar çanta arıyorum | çanta |
        en ucuz ayakkabı hangisi | ayakkabı |
        IŞIKLI ÇİÇEK | ışıklı çiçek |
        """)
    void what_is_looked_for_is_left_over(String text, String nouns, String manner) {
        var asked = turkish(text);
        assertEquals(nouns == null ? "" : nouns, String.join(" ", asked.nouns()), text);
        assertEquals(manner == null ? "" : manner, String.join(" ", asked.manner()), text);
    }

    @Test
    void a_wish_is_narrowed_down_until_it_begins_anew() {
        var wish = Wish.NONE.then(turkish("kırmızı ayakkabı arıyorum"));
        wish = wish.then(turkish("1500 liraya kadar"));
        wish = wish.then(turkish("peki mavisi var mı"));
        assertEquals(List.of("ayakkabı", "mavi"), wish.words());
        assertEquals("1500", wish.without(java.util.Set.of()).atMost().toPlainString());
        var next = wish.then(turkish("çanta bakıyorum"));
        assertEquals(List.of("çanta"), next.words());
        assertNull(next.price());
    }
}
