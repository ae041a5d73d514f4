// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of Shopify's product CSV that mean something here, by their titles of before and after 2024. */
enum Column {
    HANDLE("Handle", "URL handle"),
    TITLE("Title"),
    BODY("Body (HTML)", "Description"),
    VENDOR("Vendor"),
    CATEGORY("Product Category", "Standard Product Type"),
    TYPE("Type", "Custom Product Type"),
    TAGS("Tags"),
    PUBLISHED("Published", "Published on online store"),
    STATUS("Status"),
    OPTION1("Option1 Name"),
    VALUE1("Option1 Value"),
    OPTION2("Option2 Name"),
    VALUE2("Option2 Value"),
    OPTION3("Option3 Name"),
    VALUE3("Option3 Value"),
    SKU("Variant SKU", "SKU"),
    TRACKER("Variant Inventory Tracker", "Inventory tracker"),
    QUANTITY("Variant Inventory Qty", "Inventory quantity"),
    POLICY("Variant Inventory Policy", "Continue selling when out of stock"),
    PRICE("Variant Price", "Price"),
    COMPARE_AT("Variant Compare At Price", "Compare-at price"),
    IMAGE("Image Src", "Product image URL"),
    VARIANT_IMAGE("Variant Image", "Variant image URL"),
    UNIT("Unit"),
    STEP("Unit Step"),
    DECIMALS("Unit Decimals");

    private final List<String> titles;

    Column(String... titles) {
        this.titles = List.of(titles);
    }

    String title() {
        return titles.getFirst();
    }

    /** Where it stands in a header, or -1. */
    int in(List<String> header) {
        var known = titles.stream().map(Column::bare).toList();
        for (int i = 0; i < header.size(); i++) if (known.contains(bare(header.get(i)))) return i;
        return -1;
    }

    private static String bare(String title) {
        return Cells.line(title).toLowerCase(Locale.ROOT);
    }

    static int[] places(List<String> header) {
        return Arrays.stream(values()).mapToInt(column -> column.in(header)).toArray();
    }
}
