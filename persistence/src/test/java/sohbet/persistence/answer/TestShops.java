// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import sohbet.persistence.catalogue.DemoCatalogue;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.catalogue.Listing;
import sohbet.persistence.catalogue.Listings;

/** A shop for each language, with the demo shop's products among others, and the questions asked there. */
public final class TestShops {
    private TestShops() {}

    public static String merchant(Language language) {
        return "shop-" + language.code();
    }

    /** Enters both shops; what is made up stands in the way of the Turkish one. */
    public static void fill(Connection connection) throws SQLException {
        DemoCatalogue.seed(connection, merchant(Language.TURKISH), "TRY");
        enter(connection, merchant(Language.TURKISH), "TRY", "shop-tr", "");
        enter(connection, merchant(Language.TURKISH), "TRY", "made-up", "");
        DemoCatalogue.seed(connection, merchant(Language.ENGLISH), "USD");
        enter(connection, merchant(Language.ENGLISH), "USD", "dummyjson", "");
    }

    /** Enters the products of a file; the ending is put behind their ids. */
    public static void enter(Connection connection, String merchant, String currency, String file, String ending)
            throws SQLException {
        for (String line : lines("catalogue/" + file + ".tsv")) {
            var cells = line.split("\t");
            var title = new Listing.Text(cells[1], cells[1]);
            var about = new Listing.Text(cells[3], cells[3]);
            var words = new Listing.Text(cells[2], cells[2]);
            var unit = new Listing.Unit("piece", new Listing.Text("adet", "piece"), BigDecimal.ONE);
            Listings.put(
                    connection,
                    merchant,
                    currency,
                    new Listing(
                            cells[0] + ending,
                            title,
                            about,
                            words,
                            "/p/" + cells[0],
                            null,
                            new BigDecimal(cells[4]),
                            null,
                            unit,
                            true,
                            List.of()));
        }
    }

    /** Each question, and the products of which one has to be among the first three. */
    public static Map<String, List<String>> questions(Language language) {
        var questions = new LinkedHashMap<String, List<String>>();
        for (String line : lines("retrieval/" + language.code() + ".tsv")) {
            var cells = line.split("\t");
            questions.put(cells[0], List.of(cells[1].split(" ")));
        }
        return questions;
    }

    private static List<String> lines(String file) {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(TestShops.class.getResourceAsStream("/answerer/" + file), file),
                StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
