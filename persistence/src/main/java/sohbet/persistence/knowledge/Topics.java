// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.knowledge;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.knowledge.Topic.Wording;

/** A merchant's knowledge as the staff lists and edits it: by topic, all languages at once. */
public final class Topics {
    private static final String SELECT = """
            select topic, max(version) version, max(changed_at) changed_at,
              max(title) filter (where locale = 'tr') question_tr, max(text) filter (where locale = 'tr') answer_tr,
              max(title) filter (where locale = 'en') question_en, max(text) filter (where locale = 'en') answer_en
            from knowledge_entry where merchant = ?
            """;

    private Topics() {}

    /** The last one of a page, behind which the next begins. */
    public record Place(Instant changedAt, String id) {}

    /**
     * One page, what was changed last first.
     *
     * @param words all of them stand in a question or its answer, in one language; none for all topics
     * @param language only what is written in it
     */
    public static List<Topic> page(
            Connection connection,
            String merchant,
            List<String> words,
            @Nullable Language language,
            @Nullable Place after,
            int limit)
            throws SQLException {
        String sql = "select t.* from (" + SELECT + """
                 group by topic) t
                where (?::timestamptz is null or (t.changed_at, t.topic) < (?, ?))
                and exists (select from knowledge_entry k
                  where k.merchant = ? and k.topic = t.topic and (?::text is null or k.locale = ?)
                  and not exists (select from unnest(?::text[]) word
                    where strpos(folded(k.title || ' ' || k.text), folded(word)) = 0))
                order by t.changed_at desc, t.topic desc limit ?
                """;
        try (var select = connection.prepareStatement(sql)) {
            var at = after == null ? null : after.changedAt().atOffset(ZoneOffset.UTC);
            String locale = language == null ? null : language.code();
            select.setString(1, merchant);
            select.setObject(2, at);
            select.setObject(3, at);
            select.setString(4, after == null ? null : after.id());
            select.setString(5, merchant);
            select.setString(6, locale);
            select.setString(7, locale);
            select.setArray(8, connection.createArrayOf("text", words.toArray(String[]::new)));
            select.setInt(9, limit);
            try (var rows = select.executeQuery()) {
                var topics = new ArrayList<Topic>();
                while (rows.next()) topics.add(topic(rows));
                return topics;
            }
        }
    }

    public static Optional<Topic> one(Connection connection, String merchant, String id) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " and topic = ? group by topic")) {
            select.setString(1, merchant);
            select.setString(2, id);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(topic(rows)) : Optional.empty();
            }
        }
    }

    /** Enters what is not there yet; part of a transaction. */
    public static Topic add(Connection connection, String merchant, String id, Map<Language, Wording> wordings)
            throws SQLException {
        write(connection, merchant, id, wordings, 1);
        return one(connection, merchant, id).orElseThrow();
    }

    /**
     * Replaces all languages of a topic; part of a transaction. What changes nothing leaves the version as it is.
     *
     * @param expected the version the change was made for, when the caller insists
     * @return empty when it has another version, or is not there
     */
    public static Optional<Topic> replace(
            Connection connection, String merchant, String id, OptionalLong expected, Map<Language, Wording> wordings)
            throws SQLException {
        var now = held(connection, merchant, id, expected);
        if (now.isEmpty() || now.get().wordings().equals(wordings)) return now;
        remove(connection, merchant, id);
        write(connection, merchant, id, wordings, now.get().version() + 1);
        return one(connection, merchant, id);
    }

    /** Deletes a topic; part of a transaction. Says whether there was one, and of the version expected. */
    public static boolean delete(Connection connection, String merchant, String id, OptionalLong expected)
            throws SQLException {
        boolean isThere = held(connection, merchant, id, expected).isPresent();
        if (isThere) remove(connection, merchant, id);
        return isThere;
    }

    /** The topic with its rows locked, when it has the version expected. */
    private static Optional<Topic> held(Connection connection, String merchant, String id, OptionalLong expected)
            throws SQLException {
        try (var lock = connection.prepareStatement(
                "select from knowledge_entry where merchant = ? and topic = ? order by locale for update")) {
            lock.setString(1, merchant);
            lock.setString(2, id);
            lock.executeQuery().close();
        }
        return one(connection, merchant, id)
                .filter(topic -> expected.isEmpty() || expected.getAsLong() == topic.version());
    }

    private static void remove(Connection connection, String merchant, String id) throws SQLException {
        try (var delete = connection.prepareStatement("delete from knowledge_entry where merchant = ? and topic = ?")) {
            delete.setString(1, merchant);
            delete.setString(2, id);
            delete.executeUpdate();
        }
    }

    private static void write(
            Connection connection, String merchant, String id, Map<Language, Wording> wordings, long version)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
            insert into knowledge_entry (merchant, id, topic, locale, title, text, version) values (?, ?, ?, ?, ?, ?, ?)
            """)) {
            for (var one : wordings.entrySet()) {
                insert.setString(1, merchant);
                insert.setString(2, id + "-" + one.getKey().code());
                insert.setString(3, id);
                insert.setString(4, one.getKey().code());
                insert.setString(5, one.getValue().question());
                insert.setString(6, one.getValue().answer());
                insert.setLong(7, version);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Topic topic(ResultSet row) throws SQLException {
        var wordings = new EnumMap<Language, Wording>(Language.class);
        for (var language : Language.values()) {
            String question = row.getString("question_" + language.code());
            String answer = row.getString("answer_" + language.code());
            if (question != null && answer != null) wordings.put(language, new Wording(question, answer));
        }
        return new Topic(
                row.getString("topic"),
                wordings,
                row.getLong("version"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
