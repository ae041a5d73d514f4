// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A word that products are searched by.
 *
 * @param terms the words in the index any of which will do; none when nothing in the shop is like it
 * @param forms what it may be without its endings
 * @param isMistyped whether the terms are words of the shop that are only like it
 */
record SearchWord(List<String> terms, List<String> forms, boolean isMistyped) {
    /** How far into a product a word is looked for: the marks are those of {@code product_terms}. */
    enum Reach {
        TITLE("="),
        NAME("+"),
        ALL("");

        private final String mark;

        Reach(String mark) {
            this.mark = mark;
        }
    }

    SearchWord {
        terms = List.copyOf(terms);
        forms = List.copyOf(forms);
    }

    boolean findsSomething() {
        return !terms.isEmpty();
    }

    /** As a query of the index. What is only like a product's name is not looked for in its description. */
    String query(Reach reach) {
        String mark = isMistyped && reach == Reach.ALL ? Reach.NAME.mark : reach.mark;
        return terms.stream().map(term -> quoted(mark + term)).collect(Collectors.joining("|", "(", ")"));
    }

    private static String quoted(String term) {
        return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** The words as they were typed. */
    static List<SearchWord> read(Connection connection, Language language, List<String> words) throws SQLException {
        String sql = "select tsvector_to_array(%1$s_words(word)), string_to_array(%1$s_forms(word), ' ')"
                        .formatted(language.code())
                + " from unnest(?::text[]) with ordinality a (word, n) order by n";
        try (var select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", words.toArray()));
            var read = new ArrayList<SearchWord>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) read.add(new SearchWord(texts(rows.getArray(1)), texts(rows.getArray(2)), false));
            }
            return read;
        }
    }

    /** The same words; in place of one that no product of the shop has, those of its names that are like it. */
    static List<SearchWord> mended(Connection connection, String merchant, Language language, List<SearchWord> words)
            throws SQLException {
        String sql = """
            select w.known, case when w.known then null
              else array(select word from resembling(w.merchant, ?, string_to_array(w.forms, ' '))) end
            from (
              select n, g.merchant, forms, exists (
                select from product_fitting_%s(g.merchant, query::tsquery, null, null, null, '{}', 'fitting', 1, 1)) known
              from (select ?::text merchant) g, unnest(?::text[], ?::text[]) with ordinality a (query, forms, n)
            ) w order by w.n""".formatted(language.code());
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, language.code());
            select.setString(2, merchant);
            select.setArray(3, connection.createArrayOf("text", queries(words, Reach.ALL)));
            select.setArray(4, connection.createArrayOf("text", forms(words)));
            var mended = new ArrayList<SearchWord>();
            try (var rows = select.executeQuery()) {
                for (var word : words) {
                    rows.next();
                    mended.add(rows.getBoolean(1) ? word : new SearchWord(texts(rows.getArray(2)), word.forms, true));
                }
            }
            return mended;
        }
    }

    static Object[] queries(List<SearchWord> words, Reach reach) {
        return words.stream()
                .map(word -> word.findsSomething() ? word.query(reach) : "")
                .toArray();
    }

    static Object[] forms(List<SearchWord> words) {
        return words.stream().map(word -> String.join(" ", word.forms)).toArray();
    }

    private static List<String> texts(java.sql.Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
