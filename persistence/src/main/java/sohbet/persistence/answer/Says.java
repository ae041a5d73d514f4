// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import sohbet.engine.catalogue.Money;
import sohbet.persistence.catalogue.Language;

/** What the answerer says, in one language: every sentence of it is in {@code says_tr} and {@code says_en}. */
final class Says {
    private static final Map<Language, Says> ALL =
            Map.of(Language.TURKISH, new Says(Language.TURKISH), Language.ENGLISH, new Says(Language.ENGLISH));

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

    /** “₺1.499,90”. */
    String amount(Money money) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(money.currency()));
        format.setMinimumFractionDigits(money.amount().stripTrailingZeros().scale() <= 0 ? 0 : 2);
        return format.format(money.amount());
    }

    String difference(Money one, Money other) {
        BigDecimal between = one.amount().subtract(other.amount()).abs();
        return amount(new Money(between, one.currency()));
    }
}
