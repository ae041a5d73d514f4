// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the catalogue of a database says about what has to be taken along. */
final class Tables {
    /** What each database has for itself: its migrations, what it is a copy of, and its server's numbers. */
    private static final String LIST = """
        select c.oid::regclass::text, string_agg(quote_ident(a.attname), ', ' order by a.attnum)
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
          and c.relname not in ('flyway_schema_history', 'database_move', 'journal_base')
        group by c.oid order by c.relname""";

    static final String AUDIT_MONTHS = """
        select to_char(to_date(substr(c.relname, 7), 'YYYY_MM'), 'YYYY-MM-DD') from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'audit'::regclass and c.relname ~ '^audit_\\d{4}_\\d{2}$' order by 1""";

    private static final String FOREIGN_KEYS = """
        select format('alter table %s drop constraint %I', conrelid::regclass, conname),
          format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
        from pg_constraint
        where contype = 'f' and connamespace = current_schema()::regnamespace and conparentid = 0 order by 1""";

    private static final String SEQUENCES = """
        select format('select setval(%L, %s)', quote_ident(sequencename), last_value) from pg_sequences
        where schemaname = current_schema() and last_value is not null order by 1""";

    private Tables() {}

    static List<Table> of(Connection connection) throws SQLException {
        var tables = new ArrayList<Table>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(LIST)) {
            while (rows.next()) tables.add(new Table(rows.getString(1), rows.getString(2)));
        }
        return tables;
    }

    /** Takes them off, so that tables can come in any order; answers the statements that bring them back. */
    static List<String> takeForeignKeys(Connection connection) throws SQLException {
        var drop = new ArrayList<String>();
        var add = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(FOREIGN_KEYS)) {
            while (rows.next()) {
                drop.add(rows.getString(1));
                add.add(rows.getString(2));
            }
        }
        for (String sql : drop) DatabaseMove.run(connection, sql);
        return add;
    }

    /** The statements that put the sequences where they are here. */
    static List<String> sequences(Connection connection) throws SQLException {
        return texts(connection, SEQUENCES);
    }

    static List<String> texts(Connection connection, String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) texts.add(rows.getString(1));
        }
        return texts;
    }
}
