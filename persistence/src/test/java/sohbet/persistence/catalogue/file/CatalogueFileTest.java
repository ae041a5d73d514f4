// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sohbet.persistence.catalogue.Listing;
import sohbet.persistence.catalogue.Listing.Text;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CatalogueFileTest {
    private static List<FileEntry> entries(String name) throws IOException {
        var entries = new ArrayList<FileEntry>();
        CatalogueFile.read(Path.of("src/test/resources/catalogue", name), ShopFile.of("TRY"), entries::add);
        return entries;
    }

    private static List<Listing> taken(String name) throws IOException {
        return entries(name).stream()
                .flatMap(entry -> entry instanceof FileEntry.Taken taken
                        ? java.util.stream.Stream.of(taken.listing())
                        : java.util.stream.Stream.empty())
                .toList();
    }

    /** Each as row, field and code. */
    private static List<String> refused(String name) throws IOException {
        return entries(name).stream()
                .flatMap(entry -> entry instanceof FileEntry.Refused no
                        ? java.util.stream.Stream.of(
                                (no.row() + " " + no.field() + " " + no.fault().code()).replace("  ", " "))
                        : java.util.stream.Stream.empty())
                .toList();
    }

    private static List<String> ids(String name) throws IOException {
        return taken(name).stream().map(Listing::id).toList();
    }

    private static BigDecimal number(String plain) {
        return new BigDecimal(plain);
    }

    @Nested
    class Shopify {
        @Test
        void one_product_is_its_rows() throws IOException {
            var shirt = taken("shopify.csv").getFirst();
            assertEquals("keten-gomlek", shirt.id());
            assertEquals("keten-gomlek", shirt.handle());
            assertEquals(Text.both("Keten Gömlek"), shirt.title());
            assertEquals(
                    "Yazın serin tutar.\n%100 keten\n30° yıkama", shirt.about().tr());
            assertEquals("/products/keten-gomlek", shirt.url());
            assertEquals(number("899.90"), shirt.price());
            assertEquals(number("1199.90"), shirt.was());
            assertEquals("TRY", shirt.currency());
            assertEquals(number("6.5"), shirt.stock());
            assertTrue(shirt.inStock());
            assertEquals(
                    List.of(
                            "https://cdn.example.com/keten-1.jpg",
                            "https://cdn.example.com/keten-2.jpg",
                            "https://cdn.example.com/keten-3.jpg",
                            "https://cdn.example.com/mavi.jpg"),
                    shirt.images());
            assertEquals("https://cdn.example.com/keten-1.jpg", shirt.image());
            assertEquals(
                    List.of("gomlek", "shirts"),
                    shirt.categories().stream().map(Listing.Category::id).toList());
            assertEquals(Map.of("marka", "Ege Dokuma"), shirt.attributes().tr());
            assertEquals(Map.of("brand", "Ege Dokuma"), shirt.attributes().en());
            assertEquals(
                    "yaz keten Gömlek Ege Dokuma S Beyaz M Mavi", shirt.words().tr());
        }

        @Test
        void rows_with_empty_titles_are_variants() throws IOException {
            var variants = taken("shopify.csv").getFirst().variants();
            assertEquals(
                    List.of("KG-S-B", "KG-M-B", "KG-M-M"),
                    variants.stream().map(Listing.Variant::id).toList());
            assertEquals(Text.both("M / Mavi"), variants.getLast().title());
            assertEquals(
                    Map.of("Beden", "M", "Renk", "Mavi"),
                    variants.getLast().options().tr());
            assertEquals(number("949.90"), variants.getLast().price());
            assertNull(variants.getLast().was());
            assertFalse(variants.get(1).inStock());
            assertEquals("https://cdn.example.com/mavi.jpg", variants.getLast().image());
        }

        @Test
        void a_product_without_options_has_no_variants_and_one_without_tracker_is_not_counted() throws IOException {
            var card = taken("shopify.csv").get(1);
            assertEquals(List.of(), card.variants());
            assertNull(card.stock());
            assertTrue(card.inStock());
            assertEquals("250.00", card.price().toPlainString());
        }

        @Test
        void a_draft_is_not_taken() throws IOException {
            assertEquals(List.of("7 Status not_published"), refused("shopify.csv"));
        }

        @Test
        void the_column_titles_of_2024_are_the_same() throws IOException {
            var candle = taken("new-titles.csv").getFirst();
            assertEquals("mum", candle.id());
            assertEquals(number("80.00"), candle.price());
            assertEquals(number("100.00"), candle.was());
            assertEquals(number("0"), candle.stock());
            assertTrue(candle.inStock(), "sold on without stock");
            assertEquals("https://cdn.example.com/mum.jpg", candle.image());
            assertEquals(
                    List.of("candles", "mum"),
                    candle.categories().stream().map(Listing.Category::id).toList());
        }

        @Test
        void goods_by_weight_and_length_have_their_unit() throws IOException {
            var goods = taken("units.csv");
            assertEquals("kg", goods.get(0).unit().code());
            assertEquals(number("0.25"), goods.get(0).unit().step());
            assertEquals(2, goods.get(0).unit().decimals());
            assertEquals("12.5", goods.get(0).stock().toPlainString());
            assertEquals("m", goods.get(1).unit().code());
            assertEquals(number("0.1"), goods.get(1).unit().step());
            assertEquals(2, goods.get(1).unit().decimals());
            assertEquals("kutu", goods.get(2).unit().code());
            assertEquals(List.of("5 Unit Step not_a_number"), refused("units.csv"));
        }

        @Test
        void five_hundred_turkish_products_come_in_whole() throws IOException {
            var all = taken("faker_tr_products_500.csv");
            assertEquals(500, all.size());
            assertEquals(List.of(), refused("faker_tr_products_500.csv"));
            var first = all.getFirst();
            assertEquals("Pratik Kauçuk Pantolon", first.title().tr());
            assertEquals(number("1068.00"), first.price());
            assertEquals(number("148"), first.stock());
            assertEquals("Adıvar, Kuzucu and Arıkan", first.attributes().tr().get("marka"));
        }
    }

    @Nested
    class A_dirty_file {
        @ParameterizedTest
        @CsvSource({
            "bom.csv, canta, Çanta",
            "utf16.csv, canta, Çanta",
            "windows-1254.csv, sal, Şal ve Ağ İğnesi ığüşöç",
            "padded.csv, kase, Kâse",
            "semicolons.csv, sal, Şal; ipek",
            "blank-lines.csv, a, A",
        })
        void is_read_as_it_was_meant(String file, String id, String title) throws IOException {
            var first = taken(file).getFirst();
            assertEquals(id, first.id());
            assertEquals(title, first.title().tr());
            assertEquals(List.of(), refused(file));
        }

        @Test
        void may_have_commas_quotes_and_line_breaks_in_cells() throws IOException {
            var table = taken("quoted.csv").getFirst();
            assertEquals("Masa, \"büyük\" boy", table.title().tr());
            assertEquals(
                    "Birinci satır\nikinci satır, virgüllü\n\nsonuncu",
                    table.about().tr());
            assertEquals(List.of("masa", "sonra"), ids("quoted.csv"));
            assertEquals(List.of("7 Variant Price not_a_number"), refused("quoted.csv"), "lines, not records");
        }

        @Test
        void may_have_padding_around_quotes() throws IOException {
            assertEquals("mutfak ev", taken("padded.csv").getFirst().words().tr());
        }

        @Test
        void may_end_its_lines_as_windows_does() throws IOException {
            assertEquals(List.of("a", "b"), ids("crlf.csv"));
            assertEquals("B C", taken("crlf.csv").get(1).title().tr());
            assertEquals(List.of("5 Title no_product"), refused("crlf.csv"));
        }

        @Test
        void may_lack_what_is_optional_and_have_cells_too_few_or_many() throws IOException {
            assertEquals(List.of("yalniz", "eksik", "fazla"), ids("few-columns.csv"));
        }

        @Test
        void must_have_the_columns_of_a_product() throws IOException {
            assertEquals(List.of("1 Variant Price missing_column"), refused("no-price-column.csv"));
            assertEquals(List.of("1 unknown_format"), refused("other-columns.csv"));
            assertEquals(List.of("1 empty_file"), refused("empty.csv"));
        }

        @Test
        void may_have_prices_nobody_means() throws IOException {
            assertEquals(List.of("sifir", "iyi"), ids("absurd-prices.csv"));
            assertEquals(number("1299.90"), taken("absurd-prices.csv").getLast().price());
            assertEquals(
                    List.of(
                            "2 Variant Price negative",
                            "3 Variant Price not_a_number",
                            "4 Variant Price missing",
                            "5 Variant Price not_a_number",
                            "6 Variant Price not_a_number",
                            "7 Variant Price absurd_price",
                            "8 Variant Price absurd_price",
                            "9 Variant Price too_many_decimals",
                            "10 Variant Price ambiguous_number"),
                    refused("absurd-prices.csv"));
        }

        @Test
        void may_name_a_handle_twice() throws IOException {
            assertEquals(List.of("bir", "iki"), ids("duplicates.csv"));
            assertEquals(2, taken("duplicates.csv").getFirst().variants().size());
            assertEquals(
                    List.of("4 Option1 Value duplicate_variant", "5 Handle duplicate", "7 Handle duplicate"),
                    refused("duplicates.csv").stream().sorted().toList());
        }

        @Test
        void may_have_rows_of_no_product() throws IOException {
            assertEquals(List.of("son"), ids("orphans.csv"));
            assertEquals(
                    List.of("2 Title missing", "3 Handle product_refused", "4 Title no_product", "5 Handle missing"),
                    refused("orphans.csv"));
        }

        @Test
        void loses_a_variant_and_not_its_product() throws IOException {
            assertEquals(List.of("a"), ids("variant-fault.csv"));
            assertEquals(number("7.00"), taken("variant-fault.csv").getFirst().price());
            assertEquals(
                    List.of("2 Variant Price not_a_number", "4 Variant Price not_a_number"),
                    refused("variant-fault.csv"));
        }

        @Test
        void may_have_html_for_descriptions() throws IOException {
            assertEquals(
                    "İlk paragraf\ndevamı\n1 < 2 & 3\naçık",
                    taken("html.csv").getFirst().about().tr());
        }

        @Test
        void may_write_decimals_with_a_comma() throws IOException {
            assertEquals(
                    List.of("12.50", "1250.00", "1299.00", "2000000.00"),
                    taken("decimal-commas.csv").stream()
                            .map(one -> one.price().toPlainString())
                            .toList());
            assertEquals(number("1500.00"), taken("decimal-commas.csv").get(1).was());
            assertEquals(List.of("5 Variant Price ambiguous_number"), refused("decimal-commas.csv"));
            var scarf = taken("semicolons.csv");
            assertEquals(number("1299.90"), scarf.getFirst().price());
            assertEquals(number("12.5"), scarf.getFirst().stock());
            assertEquals(number("1000"), scarf.getLast().stock());
        }

        @Test
        void may_hold_what_a_database_refuses() throws IOException {
            assertEquals(
                    List.of("Nul çan", "Çanta"),
                    taken("control-characters.csv").stream()
                            .map(one -> one.title().tr())
                            .toList());
        }

        @Test
        void may_be_longer_than_names_can_be() throws IOException {
            assertEquals(List.of("2 Title too_long"), refused("two-long.csv"));
            var long_ = taken("two-long.csv").getFirst();
            assertEquals(64, long_.id().length());
            assertEquals(200, long_.handle().length());
        }

        @Test
        void that_breaks_off_gives_what_stands_before() throws IOException {
            assertEquals(List.of("a"), ids("unclosed.csv"));
            assertEquals(
                    1, refused("unclosed.csv").size(), refused("unclosed.csv").toString());
            assertEquals(List.of("a"), ids("broken.json"));
            assertEquals(List.of("2 malformed"), refused("broken.json"));
        }
    }

    @Nested
    class Json {
        @Test
        void of_dummy_json_comes_in_as_it_is() throws IOException {
            var all = taken("dummyjson_products.json");
            assertEquals(194, all.size());
            assertEquals(List.of(), refused("dummyjson_products.json"));
            var mascara = all.getFirst();
            assertEquals("1", mascara.id());
            assertEquals("Essence Mascara Lash Princess", mascara.title().en());
            assertEquals(number("9.99"), mascara.price());
            assertEquals(number("99"), mascara.stock());
            assertTrue(mascara.inStock());
            assertEquals("beauty", mascara.categories().getFirst().id());
            assertEquals("Essence", mascara.attributes().en().get("brand"));
            assertEquals("1 week warranty", mascara.attributes().tr().get("garanti"));
            assertEquals(2, mascara.images().size());
            assertTrue(mascara.image().endsWith("thumbnail.webp"));
            assertEquals(
                    24,
                    all.stream()
                            .flatMap(one -> one.categories().stream())
                            .distinct()
                            .count());
            assertTrue(all.stream().anyMatch(one -> !one.inStock()));
        }

        @Test
        void of_our_own_says_all_there_is() throws IOException {
            var coffee = taken("own.json").getFirst();
            assertEquals(new Text("Türk Kahvesi", "Turkish Coffee"), coffee.title());
            assertEquals(Text.both("Taze"), coffee.about());
            assertEquals(number("700.00"), coffee.was());
            assertEquals(number("12.5"), coffee.stock());
            assertEquals(number("0.25"), coffee.unit().step());
            assertEquals(
                    List.of("gida", "mutfak"),
                    coffee.categories().stream()
                            .map(Listing.Category::id)
                            .sorted()
                            .toList());
            assertEquals(Map.of("roast", "medium"), coffee.attributes().en());
            assertEquals(
                    Map.of("çekim", "ince"),
                    coffee.variants().getFirst().options().tr());
            var euro = taken("own.json").getLast();
            assertEquals("EUR", euro.currency());
            assertEquals("/products/avro", euro.url());
        }

        @Test
        void that_is_wrong_in_places_goes_on() throws IOException {
            assertEquals(
                    List.of(
                            "2 id missing",
                            "3 price absurd_price",
                            "4 price negative",
                            "5 title missing",
                            "7 Handle duplicate"),
                    refused("own.json").stream()
                            .map(line -> line.equals("3 price not_a_number") ? "3 price absurd_price" : line)
                            .toList());
            assertEquals(List.of("1 unknown_format"), refused("other.json"));
        }
    }

    @Test
    void what_was_read_twice_says_the_same() throws IOException {
        for (var file : List.of("shopify.csv", "own.json", "dummyjson_products.json", "faker_tr_products_500.csv"))
            assertEquals(taken(file), taken(file));
    }
}
