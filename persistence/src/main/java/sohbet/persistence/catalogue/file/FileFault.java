// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.file;

import java.util.Locale;

/** Why something in a file cannot be taken; the code is part of the API. */
public enum FileFault {
    EMPTY_FILE("Dosya boş", "The file is empty"),
    UNKNOWN_FORMAT(
            "Dosya ne Shopify CSV ne de ürün listesi olan bir JSON",
            "The file is neither Shopify's CSV nor JSON with products"),
    MISSING_COLUMN("Gerekli sütun yok", "A column that is needed is missing"),
    MALFORMED("Dosya burada okunamıyor; devamı alınmadı", "The file cannot be read here; nothing after it was taken"),
    MISSING("Boş bırakılamaz", "Must not be empty"),
    TOO_LONG("Çok uzun", "Too long"),
    NOT_A_NUMBER("Sayı değil", "Not a number"),
    AMBIGUOUS_NUMBER(
            "Ayırıcı binlik mi ondalık mı belli değil", "The separator may be one of thousands or of decimals"),
    NEGATIVE("Sıfırdan küçük olamaz", "Must not be below zero"),
    ABSURD_PRICE("Fiyat inandırıcı değil", "The price is not credible"),
    TOO_MANY_DECIMALS("En çok dört ondalık basamak olabilir", "At most four decimals are possible"),
    UNKNOWN_CURRENCY("Para birimi üç büyük harf olmalı", "A currency has three capital letters"),
    DUPLICATE("Aynı ürün dosyada daha önce geçti", "The same product stands further up in the file"),
    DUPLICATE_VARIANT("Aynı varyant bu üründe daha önce geçti", "The same variant stands further up in this product"),
    NOT_PUBLISHED("Yayında değil; alınmadı", "Not published, so not taken"),
    PRODUCT_REFUSED("Ürünün ilk satırı alınamadı", "The first row of its product could not be taken"),
    NO_PRODUCT("Bu satırın ürünü yok", "This row belongs to no product");

    private final String turkish;
    private final String english;

    FileFault(String turkish, String english) {
        this.turkish = turkish;
        this.english = english;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String turkish() {
        return turkish;
    }

    public String english() {
        return english;
    }

    /** On its way from where it is noticed to where the row is given up. */
    static final class Found extends Exception {
        private static final long serialVersionUID = 1;

        private final FileFault fault;
        private final String field;
        private final String given;

        Found(FileFault fault, String field, String given) {
            super(fault.code(), null, false, false);
            this.fault = fault;
            this.field = field;
            this.given = given;
        }

        FileEntry.Refused at(long row) {
            return new FileEntry.Refused(row, field, fault, given);
        }
    }

    Found in(String field, String given) {
        return new Found(this, field, given);
    }
}
