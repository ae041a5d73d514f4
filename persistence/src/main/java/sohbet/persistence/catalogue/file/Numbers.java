// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.file;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Amounts as people and spreadsheets write them: {@code 1299.90}, {@code 1.299,90 TL}, {@code $1,299.90}. One separator with
 * three digits behind it says thousands only where the file's own habit says so, and is refused where nothing does.
 *
 * @param thousands the separator of thousands in files of this kind
 */
record Numbers(char thousands) {
    private static final BigDecimal DEAREST = new BigDecimal("100000000");
    private static final BigDecimal MOST = new BigDecimal("1000000000000");
    private static final int DECIMALS = 4;
    private static final int DIGITS = 24;
    private static final Pattern AROUND = Pattern.compile(
            "^(?:TL|TRY|USD|EUR|GBP|[₺$€£])?\\s*|\\s*(?:TL|TRY|USD|EUR|GBP|[₺$€£])?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(?:[.,\\s'’][0-9]{3})+");

    /** A spreadsheet with semicolons is one of a country that writes decimals with a comma. */
    static Numbers of(char separator) {
        return new Numbers(separator == ';' ? '.' : ',');
    }

    BigDecimal price(String field, String given) throws FileFault.Found {
        var price = amount(field, given);
        if (price.compareTo(DEAREST) > 0) throw FileFault.ABSURD_PRICE.in(field, given);
        return price;
    }

    /** Zero or more. */
    BigDecimal amount(String field, String given) throws FileFault.Found {
        var amount = any(field, given);
        if (amount.signum() < 0) throw FileFault.NEGATIVE.in(field, given);
        return amount;
    }

    /** Also below zero: a shop may have sold what it does not have. */
    BigDecimal any(String field, String given) throws FileFault.Found {
        String bare = AROUND.matcher(given.strip()).replaceAll("");
        if (bare.isEmpty()) throw FileFault.MISSING.in(field, given);
        if (bare.length() > DIGITS) throw fault(bare).in(field, given);
        String plain = decimalPoint(field, given, bare);
        if (!PLAIN.matcher(plain).matches()) throw FileFault.NOT_A_NUMBER.in(field, given);
        var number = new BigDecimal(plain);
        if (number.abs().compareTo(MOST) > 0) throw FileFault.ABSURD_PRICE.in(field, given);
        if (number.stripTrailingZeros().scale() > DECIMALS) throw FileFault.TOO_MANY_DECIMALS.in(field, given);
        return number;
    }

    private static FileFault fault(String bare) {
        return bare.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == ',' || c == '-')
                ? FileFault.ABSURD_PRICE
                : FileFault.NOT_A_NUMBER;
    }

    private String decimalPoint(String field, String given, String bare) throws FileFault.Found {
        int dot = bare.lastIndexOf('.');
        int comma = bare.lastIndexOf(',');
        if (dot >= 0 && comma >= 0) {
            char decimal = dot > comma ? '.' : ',';
            int at = Math.max(dot, comma);
            String whole = bare.substring(0, at);
            if (whole.indexOf(decimal) >= 0 || !GROUPED.matcher(whole).matches()) return bare;
            return digits(whole) + "." + bare.substring(at + 1);
        }
        int at = Math.max(dot, comma);
        if (at < 0) return GROUPED.matcher(bare).matches() ? digits(bare) : bare;
        if (!GROUPED.matcher(bare).matches() || bare.replaceFirst("^-", "").startsWith("0"))
            return bare.replace(',', '.');
        if (bare.indexOf(bare.charAt(at)) < at || bare.charAt(at) == thousands) return digits(bare);
        throw FileFault.AMBIGUOUS_NUMBER.in(field, given);
    }

    private static String digits(String grouped) {
        return grouped.replaceAll("[.,\\s'’]", "");
    }
}
