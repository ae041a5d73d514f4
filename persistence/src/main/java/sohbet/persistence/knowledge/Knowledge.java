// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.knowledge;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sohbet.persistence.catalogue.Language;

/** A merchant's knowledge entries: kept, and looked up by the words of a question. */
public final class Knowledge {
    private static final String COLUMNS = "id, locale, title, text, version";
    private static final int MOST = 200;

    private Knowledge() {}

    /**
     * An entry and how well it fits.
     *
     * @param words how many of the question's words it has
     * @param inTitle how many of them its title has
     */
    public record Fit(KnowledgeEntry entry, int words, int inTitle, double rank) {}

    /** All of a merchant's entries, by language and title. */
    public static List<KnowledgeEntry> list(Connection connection, String merchant) throws SQLException {
        try (var select = connection.prepareStatement(
                "select " + COLUMNS + " from knowledge_entry where merchant = ? order by locale, title, id")) {
            select.setString(1, merchant);
            var entries = new ArrayList<KnowledgeEntry>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) entries.add(entry(rows));
            }
            return entries;
        }
    }

    public static Optional<KnowledgeEntry> entry(Connection connection, String merchant, String id)
            throws SQLException {
        try (var select = connection.prepareStatement(
                "select " + COLUMNS + " from knowledge_entry where merchant = ? and id = ?")) {
            select.setString(1, merchant);
            select.setString(2, id);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(entry(row)) : Optional.empty();
            }
        }
    }

    /** Enters or replaces an entry; its version is counted here, that of the argument is not read. */
    public static KnowledgeEntry put(Connection connection, String merchant, KnowledgeEntry entry) throws SQLException {
        try (var upsert = connection.prepareStatement("""
            insert into knowledge_entry as k (merchant, id, locale, title, text, topic) values (?, ?, ?, ?, ?, ?)
            on conflict (merchant, id) do update set locale = excluded.locale, title = excluded.title, text = excluded.text,
              topic = excluded.topic, version = k.version + 1, changed_at = now()
            returning %s
            """.formatted(COLUMNS))) {
            upsert.setString(1, merchant);
            upsert.setString(2, entry.id());
            upsert.setString(3, entry.language().code());
            upsert.setString(4, entry.title());
            upsert.setString(5, entry.text());
            upsert.setString(6, entry.topic());
            try (var row = upsert.executeQuery()) {
                row.next();
                return entry(row);
            }
        }
    }

    /** Whether there was one to delete. */
    public static boolean delete(Connection connection, String merchant, String id) throws SQLException {
        try (var delete = connection.prepareStatement("delete from knowledge_entry where merchant = ? and id = ?")) {
            delete.setString(1, merchant);
            delete.setString(2, id);
            return delete.executeUpdate() > 0;
        }
    }

    /** The entries in a language with how well each fits the words, the best first. */
    public static List<Fit> find(Connection connection, String merchant, Language language, List<String> words)
            throws SQLException {
        try (var select = connection.prepareStatement("""
            select k.id, k.locale, k.title, k.text, k.version, f.words, f.in_title, f.rank
            from knowledge_entry k, lateral (
              select count(*) filter (where k.search @@ q) words,
                count(*) filter (where %1$s_words(k.title) @@ q) in_title, coalesce(sum(ts_rank(k.search, q)), 0) rank
              from (select %1$s_word(word) q from unnest(?::text[]) word) w) f
            where k.merchant = ? and k.locale = ?
            order by f.in_title desc, f.rank desc, k.id limit ?
            """.formatted(language.code()))) {
            select.setArray(1, connection.createArrayOf("text", words.toArray()));
            select.setString(2, merchant);
            select.setString(3, language.code());
            select.setInt(4, MOST);
            var fits = new ArrayList<Fit>();
            try (var rows = select.executeQuery()) {
                while (rows.next())
                    fits.add(new Fit(
                            entry(rows), rows.getInt("words"), rows.getInt("in_title"), rows.getDouble("rank")));
            }
            return fits;
        }
    }

    private static KnowledgeEntry entry(ResultSet row) throws SQLException {
        return new KnowledgeEntry(
                row.getString("id"),
                Language.of(row.getString("locale")),
                row.getString("title"),
                row.getString("text"),
                row.getLong("version"));
    }
}
