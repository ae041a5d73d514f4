// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/** An amount of money as people write it: “1.250,50”, “1,250.50”, “2 bin”, “a hundred”. */
final class Amount {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}(?:[.,]\\d{1,3})*");
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("yuz", 100),
            Map.entry("hundred", 100),
            Map.entry("bin", 1000),
            Map.entry("thousand", 1000),
            Map.entry("elli", 50),
            Map.entry("fifty", 50),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30));
    private static final Map<String, Integer> TIMES =
            Map.of("two", 2, "iki", 2, "three", 3, "uc", 3, "dort", 4, "five", 5, "bes", 5);

    private Amount() {}

    static boolean isAmount(String said) {
        return DIGITS.matcher(said).find() || NUMBERS.keySet().stream().anyMatch(said::contains);
    }

    static BigDecimal of(String said) {
        var digits = DIGITS.matcher(said);
        if (digits.find()) {
            boolean thousands = said.endsWith("k") || said.endsWith("bin");
            var number = number(digits.group());
            return thousands ? number.multiply(BigDecimal.valueOf(1000)) : number;
        }
        int times = TIMES.entrySet().stream()
                .filter(e -> said.startsWith(e.getKey()))
                .mapToInt(Map.Entry::getValue)
                .findFirst()
                .orElse(1);
        int number = NUMBERS.entrySet().stream()
                .filter(e -> said.contains(e.getKey()))
                .mapToInt(Map.Entry::getValue)
                .findFirst()
                .orElse(0);
        return BigDecimal.valueOf((long) times * number);
    }

    /** A last group of three digits is thousands, of one or two the fraction, in either notation. */
    private static BigDecimal number(String digits) {
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        boolean fraction = last >= 0 && digits.length() - last - 1 < 3;
        String whole = (fraction ? digits.substring(0, last) : digits).replaceAll("[.,]", "");
        return new BigDecimal(fraction ? whole + "." + digits.substring(last + 1) : whole);
    }
}
