// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.knowledge;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import sohbet.persistence.catalogue.Language;

/** What the demo shop says about shipping, returns, payment and itself. */
public final class DemoKnowledge {
    private static final String FILE = "/demo/knowledge.json";

    private DemoKnowledge() {}

    /** Enters it for a merchant that has no entry yet; says whether it did. */
    public static boolean seed(Connection connection, String merchant) throws SQLException {
        if (!Knowledge.list(connection, merchant).isEmpty()) return false;
        for (var entry : entries()) Knowledge.put(connection, merchant, entry);
        return true;
    }

    static List<KnowledgeEntry> entries() {
        try (var in = requireNonNull(DemoKnowledge.class.getResourceAsStream(FILE), FILE)) {
            var entries = new ArrayList<KnowledgeEntry>();
            for (var entry : new ObjectMapper().readTree(in))
                for (var language : Language.values()) {
                    var text = entry.required(language.code());
                    entries.add(new KnowledgeEntry(
                            entry.required("id").asText() + "-" + language.code(),
                            language,
                            text.required("title").asText(),
                            text.required("text").asText(),
                            1));
                }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
