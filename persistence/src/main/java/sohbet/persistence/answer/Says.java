// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import sohbet.engine.catalogue.Money;
import sohbet.persistence.catalogue.Language;

/** What the answerer says, in one language: every sentence of it is in {@code says_tr} and {@code says_en}. */
final class Says {
    private static final Map<Language, Says> ALL =
            Map.of(Language.TURKISH, new Says(Language.TURKISH), Language.ENGLISH, new Says(Language.ENGLISH));

    private static final Map<Currency, String> SIGNS = new ConcurrentHashMap<>();

    private final Properties sentences = new Properties();
    private final Locale locale;

    private Says(Language language) {
        locale = language == Language.TURKISH ? Locale.of("tr", "TR") : Locale.US;
        String file = "says_" + language.code() + ".properties";
        try (var in = Says.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException(file + " is missing");
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Says in(Language language) {
        return requireNonNull(ALL.get(language));
    }

    String say(String sentence, Object... about) {
        String pattern = sentences.getProperty(sentence);
        if (pattern == null) throw new IllegalArgumentException("nothing is said for " + sentence);
        return about.length == 0 ? pattern : pattern.formatted(about);
    }

    /** “₺1.499,90”, in English “₺1,499.90”. */
    String amount(Money money) {
        var format = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
        var currency = Currency.getInstance(money.currency());
        var symbols = format.getDecimalFormatSymbols();
        symbols.setCurrency(currency);
        symbols.setCurrencySymbol(SIGNS.computeIfAbsent(currency, Says::sign));
        format.setDecimalFormatSymbols(symbols);
        format.setMinimumFractionDigits(money.amount().stripTrailingZeros().scale() <= 0 ? 0 : 2);
        return format.format(money.amount());
    }

    /** The sign it has at home, which is the shortest: elsewhere many a currency has three letters alone. */
    private static String sign(Currency currency) {
        var countries = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
        return Stream.of(Locale.getAvailableLocales())
                .filter(home -> countries.contains(home.getCountry()) && currency.equals(Currency.getInstance(home)))
                .map(currency::getSymbol)
                .min(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .orElse(currency.getCurrencyCode());
    }

    String difference(Money one, Money other) {
        BigDecimal between = one.amount().subtract(other.amount()).abs();
        return amount(new Money(between, one.currency()));
    }
}
