// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sohbet.engine.catalogue.Product;
import sohbet.engine.chat.Answerer;
import sohbet.engine.chat.Speaker;
import sohbet.engine.chat.Talk;
import sohbet.engine.kernel.Personal;
import sohbet.persistence.catalogue.DemoCatalogue;
import sohbet.persistence.chat.Migrated;
import sohbet.persistence.knowledge.DemoKnowledge;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShopAnswererTest {
    @RegisterExtension
    static final TestPostgres.Database database = Migrated.database();

    private static final CompletableFuture<Understanding> LEARNT = Understanding.start();

    private final ShopAnswerer answerer = new ShopAnswerer(database.dataSource(), LEARNT);

    @BeforeAll
    static void fill() throws SQLException {
        try (var connection = database.dataSource().getConnection()) {
            DemoCatalogue.seed(connection, "shop", "TRY");
            DemoKnowledge.seed(connection, "shop");
        }
    }

    private Answerer.Reply ask(String text, String locale) {
        var question = new Answerer.Question("shop", "s1", locale, text, List.of());
        return answerer.answer(question).toCompletableFuture().join();
    }

    private static List<String> ids(Answerer.Reply reply) {
        return reply.products().stream().map(Product::id).toList();
    }

    /** Each question, and the products that must come, in any order; a + at the end allows more. */
    private void finds(String text, String locale, String expected, String beginning) {
        var reply = ask(text, locale);
        var wanted = Arrays.stream(expected.split("[ +]+")).sorted().toList();
        if (expected.endsWith("+")) assertTrue(ids(reply).containsAll(wanted), text + ": " + ids(reply));
        else assertEquals(wanted, ids(reply).stream().sorted().toList(), text);
        assertTrue(reply.text().startsWith(beginning), reply.text());
        assertTrue(reply.products().size() <= 4, text);
    }

    @Nested
    class In_turkish {
        @ParameterizedTest
        @CsvSource({
            "kırmızı ayakkabı var mı, red-runners",
            "Kırmızı ayakkabı var mı?, red-runners",
            "KIRMIZI AYAKKABI VAR MI, red-runners",
            "kirmizi ayakkabi var mi, red-runners",
            "ayakkabılarınız, red-runners white-sneakers +",
            "Ayakkabılarınızı görebilir miyim?, red-runners white-sneakers +",
            "mavi çanta, blue-backpack",
            "Merhaba mavi çantalarınız var mı acaba, blue-backpack",
            "deri çantalara bakıyorum, brown-shoulder-bag black-briefcase",
            "Kışlık bot arıyorum, winter-boots",
            "botlarınız kaç lira, winter-boots",
            "gömlek, linen-shirt",
            "beyaz gömleğiniz var mıydı, linen-shirt",
            "Yün kazakların fiyatı ne kadar?, wool-sweater",
            "çocuk için mavi ayakkabı, kids-shoes",
            "yazlık elbise önerir misin, summer-dress",
            "kahve, turkish-coffee copper-cezve porcelain-cups",
            "türk kahvesi kilosu, turkish-coffee",
            "zeytin, gemlik-olives",
            "fıstık satıyor musunuz, pistachios",
            "keten kumaşın metresi, linen-fabric",
            "cezve, copper-cezve",
            "tişörtleriniz, navy-t-shirt",
            "siyah evrak çantası, black-briefcase",
            "plaj çantası, straw-beach-bag",
            "eşofman, grey-joggers",
            "şal ya da atkı, red-scarf",
        })
        void the_right_products_come(String text, String expected) {
            finds(text, "tr", expected, "");
        }

        @ParameterizedTest
        @CsvSource({
            "ayakabı, red-runners +",
            "kırmzı ayakkabı, red-runners",
            "sandelet, cork-sandals",
            "çaydanlk, steel-teapot",
            "gömlk, linen-shirt",
        })
        void a_slip_of_the_finger_is_understood(String text, String expected) {
            finds(text, "tr", expected, "");
        }

        @ParameterizedTest
        @CsvSource({
            "800 liraya kadar ayakkabı, kids-shoes, Bunu buldum",
            "1000 TL altı çanta, blue-backpack straw-beach-bag, Şunları buldum",
            "en fazla 350 TL tişört, navy-t-shirt, Bunu buldum",
            "'1.500 lirayı geçmesin, ayakkabı', red-runners cork-sandals kids-shoes, Şunları buldum",
            "100 liraya kadar elbise, summer-dress, Bu fiyata uygun",
            "50 dolara kadar elbise, summer-dress, Bunu buldum: Fiyatlarımız TRY",
        })
        void a_price_limit_holds(String text, String expected, String beginning) {
            finds(text, "tr", expected, beginning);
        }

        @ParameterizedTest
        @CsvSource({"mor ayakkabı, white-sneakers +", "mavi kazak, wool-sweater", "kırmızı çanta, blue-backpack +"})
        void what_comes_near_is_called_so(String text, String expected) {
            finds(text, "tr", expected, "Tam istediğiniz gibisini bulamadım");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "uçak",
                    "kırmızı uçak",
                    "Telefon kılıfı var mı?",
                    "bisiklet arıyorum",
                    "asdfgh",
                    "köpek maması"
                })
        void what_is_not_there_is_said_and_a_person_offered(String text) {
            var reply = ask(text, "tr");
            assertEquals(List.of(), ids(reply), text);
            assertTrue(reply.text().contains("temsilci"), reply.text());
        }

        @ParameterizedTest
        @CsvSource({
            "Merhaba, greeting",
            "selam!, greeting",
            "İyi günler, greeting",
            "Teşekkür ederim, thanks_bye",
            "çok sağ olun sağolun, thanks_bye",
            "temsilciyle görüşmek istiyorum, human",
            "gerçek bir insan yok mu, human",
            "kargom nerede, order_status",
            "iade etmek istiyorum, return",
            "???, other"
        })
        void the_rest_is_told_apart(String text, String intent) {
            var reply = ask(text, "tr");
            assertEquals(intent, reply.intent(), text);
            assertEquals(List.of(), reply.products());
        }
    }

    @Nested
    class In_english {
        @ParameterizedTest
        @CsvSource({
            "do you have red shoes?, red-runners",
            "Red running shoes please, red-runners",
            "RED SHOES, red-runners",
            "shoes, red-runners white-sneakers +",
            "I am looking for a blue bag, blue-backpack",
            "backpacks, blue-backpack",
            "leather bags, brown-shoulder-bag black-briefcase",
            "any winter boots in stock?, winter-boots",
            "show me your white shirts, linen-shirt",
            "how much is the wool sweater, wool-sweater",
            "a jumper, wool-sweater",
            "blue shoes for kids, kids-shoes",
            "summer dresses, summer-dress",
            "turkish coffee, turkish-coffee copper-cezve",
            "olives, gemlik-olives",
            "do you sell pistachios, pistachios",
            "linen fabric, linen-fabric",
            "I'd like a tea kettle, steel-teapot",
            "frying pan, iron-pan",
            "what jackets do you have, denim-jacket",
            "scarves, red-scarf",
            "a gift for the kitchen, copper-cezve porcelain-cups",
        })
        void the_right_products_come(String text, String expected) {
            finds(text, "en", expected, "");
        }

        @ParameterizedTest
        @CsvSource({
            "sneekers, white-sneakers +",
            "red sneekers, red-runners",
            "dreses, summer-dress",
            "jaket, denim-jacket"
        })
        void a_slip_of_the_finger_is_understood(String text, String expected) {
            finds(text, "en", expected, "");
        }

        @ParameterizedTest
        @CsvSource({
            "shoes under 800, kids-shoes, I found this",
            "bags up to 1000 TL, blue-backpack straw-beach-bag, I found these",
            "a dress under $50, summer-dress, I found this: Our prices are in TRY",
            "dress below 100 lira, summer-dress, I found nothing at that price",
        })
        void a_price_limit_holds(String text, String expected, String beginning) {
            finds(text, "en", expected, beginning);
        }

        @ParameterizedTest
        @CsvSource({"purple shoes, white-sneakers +", "blue sweater, wool-sweater"})
        void what_comes_near_is_called_so(String text, String expected) {
            finds(text, "en", expected, "I found nothing quite like that");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a plane", "red plane", "phone case", "do you have bicycles?", "qwerty", "dog leash"})
        void what_is_not_there_is_said_and_a_person_offered(String text) {
            var reply = ask(text, "en");
            assertEquals(List.of(), ids(reply), text);
            assertTrue(reply.text().contains("agent"), reply.text());
        }

        @ParameterizedTest
        @CsvSource({
            "hello, greeting",
            "Hi!, greeting",
            "good morning, greeting",
            "thank you very much, thanks_bye",
            "I want to talk to a human, human",
            "can I speak to an agent?, human",
            "where is my order, order_status",
            "do you ship abroad, shipping",
            "..., other"
        })
        void the_rest_is_told_apart(String text, String intent) {
            var reply = ask(text, "en");
            assertEquals(intent, reply.intent(), text);
            assertEquals(List.of(), reply.products());
        }
    }

    @Nested
    class The_language {
        @Test
        void is_that_of_the_question() {
            assertEquals(
                    "Red Running Shoes",
                    ask("do you have red shoes", "tr").products().getFirst().title());
            assertEquals(
                    "Kırmızı Koşu Ayakkabısı",
                    ask("kırmızı ayakkabı var mı", "en").products().getFirst().title());
            assertTrue(ask("merhaba", "en").text().startsWith("Merhaba"));
        }

        @Test
        void is_that_of_the_session_when_the_words_do_not_tell() {
            assertTrue(ask("?", "tr").text().startsWith("Tam anlayamadım"));
            assertTrue(ask("?", "en-GB").text().startsWith("I did not quite"));
        }

        @Test
        void is_the_one_in_which_something_is_found() {
            assertEquals("Bakır Cezve", ask("bakir", "en").products().getFirst().title());
            assertEquals(
                    "Blue Denim Jacket",
                    ask("denim", "tr").products().getFirst().title());
        }
    }

    @Nested
    class A_conversation {
        private final List<Talk.Message> before = new ArrayList<>();

        private Answerer.Reply say(String text) {
            var question = new Answerer.Question("shop", "s1", "tr", text, before);
            var reply = answerer.answer(question).toCompletableFuture().join();
            long seq = before.size() + 1;
            before.add(new Talk.Message(
                    seq, Instant.EPOCH, Speaker.VISITOR, null, Personal.of(text), List.of(), null, null));
            before.add(new Talk.Message(
                    seq + 1,
                    Instant.EPOCH,
                    Speaker.BOT,
                    null,
                    Personal.of(reply.text()),
                    reply.products(),
                    reply.intent(),
                    seq));
            return reply;
        }

        @Test
        void goes_on_with_what_is_cheaper() {
            assertEquals("red-runners", ids(say("kırmızı ayakkabı var mı")).getFirst());
            var cheaper = say("daha ucuzu var mı");
            assertTrue(cheaper.text().startsWith("Daha uygun fiyatlı"), cheaper.text());
            assertEquals("kids-shoes", ids(cheaper).getFirst());
        }

        @Test
        void goes_on_in_another_colour() {
            say("kırmızı ayakkabı var mı");
            assertEquals(List.of("kids-shoes"), ids(say("peki mavisi")));
        }

        @Test
        void knows_what_the_second_one_is() {
            var shown = ids(say("çanta bakıyorum"));
            var second = say("ikincisi ne kadar");
            assertEquals(List.of(shown.get(1)), ids(second));
            assertEquals("price", second.intent());
            assertTrue(second.text().contains("₺"), second.text());
        }

        @ParameterizedTest
        @ValueSource(strings = {"the second one", "second one please", "ikincisi", "ikinci olan"})
        void tells_of_the_one_that_is_pointed_out(String words) {
            var shown = ids(say("çanta bakıyorum"));
            var second = say(words);
            assertEquals(List.of(shown.get(1)), ids(second));
            assertNotEquals("compare", second.intent());
        }

        @Test
        void writes_prices_with_their_sign_in_both_languages() {
            say("çanta bakıyorum");
            assertTrue(say("ikincisi ne kadar").text().contains("₺999"));
            assertTrue(say("how much is the second one").text().contains("₺999"));
        }

        @Test
        void compares_what_is_on_the_screen() {
            var shown = ids(say("çanta bakıyorum"));
            var compared = say("ilk ikisini karşılaştırır mısın");
            assertEquals(shown.subList(0, 2), ids(compared));
            assertTrue(compared.text().contains("daha uygun"), compared.text());
        }

        @Test
        void tells_sizes_and_stock() {
            say("kırmızı koşu ayakkabısı");
            assertTrue(say("42 numara var mı").text().contains("42"));
            var out = say("hasır plaj çantası stokta var mı");
            assertTrue(out.text().contains("stokta yok"), out.text());
        }

        @Test
        void a_question_about_the_shop_in_between_changes_nothing() {
            say("kırmızı ayakkabı var mı");
            assertEquals("shipping", say("kargo ücreti ne kadar").intent());
            assertEquals("kids-shoes", ids(say("daha ucuzu var mı")).getFirst());
        }
    }

    @Nested
    class The_shops_knowledge {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            kargo ücreti ne kadar | 79,90
            kaç günde gelir kargo | 1-3 iş günü
            yurt dışına gönderiyor musunuz | yurt dışına
            iade etmek istiyorum | 14 gün
            kapıda ödeme var mı | kapıda ödeme
            taksit yapıyor musunuz | 3 taksit
            pazar günü açık mısınız | hafta içi
            how much is delivery | 79.90
            what is your return policy | 14 days
            do you accept credit cards | bank transfer
            """)
        void answers(String text, String expected) {
            String said = ask(text, "tr").text();
            assertTrue(said.contains(expected), text + ": " + said);
        }

        @Test
        void ends_where_nothing_is_known() {
            var question = new Answerer.Question("other", "s1", "tr", "kargo ücreti ne kadar", List.of());
            var reply = answerer.answer(question).toCompletableFuture().join();
            assertTrue(reply.text().startsWith("Bunu bilmiyorum"), reply.text());
            assertTrue(reply.text().contains("temsilci"));
        }
    }

    @Test
    void another_merchants_products_are_not_found() {
        var question = new Answerer.Question("other", "s1", "tr", "ayakkabı", List.of());
        assertEquals(
                List.of(), ids(answerer.answer(question).toCompletableFuture().join()));
    }

    @Test
    void a_card_carries_all_a_widget_shows() {
        var cezve = ask("cezve", "tr").products().getFirst();
        assertEquals("/demo/img/copper-cezve.svg", cezve.image());
        assertEquals("690.00", cezve.price().amount().toPlainString());
        assertEquals("adet", cezve.unit().label());
        assertEquals(
                List.of("İki fincanlık", "Dört fincanlık"),
                cezve.variants().stream().map(v -> v.title()).toList());
        assertEquals("2 fincan", cezve.variants().getFirst().options().get("boy"));
        assertEquals(
                "0.25", ask("kahve", "tr").products().getFirst().unit().step().toPlainString());
    }
}
