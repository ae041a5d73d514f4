// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A second, empty set of a projection's tables, in a schema of its own: with the same columns,
 * constraints, indexes, row policies and grants. Once filled it takes the place of the first.
 */
final class ShadowTables {
    static final String SCHEMA = "rebuild";

    /** What {@code create table … (like …)} would silently leave behind. */
    private static final String OBSTACLES = """
      select 'trigger ' || t.tgname from pg_trigger t
        where t.tgrelid = ?::regclass and not t.tgisinternal
      union all select 'foreign key ' || c.conname from pg_constraint c
        where c.contype = 'f' and ?::regclass in (c.conrelid, c.confrelid)
      union all select 'view ' || r.ev_class::regclass from pg_depend d
        join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
        where d.refclassid = 'pg_class'::regclass and d.refobjid = ?::regclass and r.ev_class <> d.refobjid
      union all select 'serial sequence ' || d.objid::regclass from pg_depend d
        join pg_class s on d.classid = 'pg_class'::regclass and d.objid = s.oid and s.relkind = 'S'
        where d.refobjid = ?::regclass and d.deptype = 'a'""";

    /** What {@code like} does not copy and can be: row policies, grants, the room left beside rows. */
    private static final String MORE = """
      select format('alter table %1$s set (%2$s)', ?::regclass, array_to_string(c.reloptions, ', '))
        from pg_class c where c.oid = ?::regclass and c.reloptions is not null
      union all select format('alter table %1$s enable row level security', ?::regclass)
        from pg_class c where c.oid = ?::regclass and c.relrowsecurity
      union all select format('alter table %1$s force row level security', ?::regclass)
        from pg_class c where c.oid = ?::regclass and c.relforcerowsecurity
      union all select format('create policy %I on %s as %s for %s to %s %s %s', p.polname, ?::regclass,
          case when p.polpermissive then 'permissive' else 'restrictive' end,
          case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
            when 'd' then 'delete' else 'all' end,
          (select string_agg(case when role = 0 then 'public' else quote_ident(pg_get_userbyid(role)) end, ', ')
            from unnest(p.polroles) role),
          'using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
          'with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
        from pg_policy p where p.polrelid = ?::regclass
      union all select format('grant %s on %s to %s%s', a.privilege_type, ?::regclass,
          case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
          case when a.is_grantable then ' with grant option' else '' end)
        from pg_class c, aclexplode(c.relacl) a where c.oid = ?::regclass""";

    private static final String INDEXES = """
      select c.relname, i.indisunique || ' ' || substring(pg_get_indexdef(i.indexrelid) from ' USING .*')
      from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = ?::regclass order by 2, 1""";

    private final String home;
    private final List<String> tables;

    /**
     * @param home the schema of the tables in use
     */
    ShadowTables(String home, List<String> tables) {
        this.home = home;
        this.tables = tables;
    }

    static ShadowTables of(Connection connection, List<String> tables) throws SQLException {
        return new ShadowTables(texts(connection, "select current_schema()").getFirst(), tables);
    }

    /** Until the end of the transaction plain names mean the tables in this schema, if it has them. */
    static void lookFirstIn(Connection connection, String schema) throws SQLException {
        texts(
                connection,
                "select set_config('search_path', ? || ', ' || current_setting('search_path'), true)",
                schema);
    }

    /** Until the end of the transaction: tables are made and dropped by the user who owns them, not by the engine's role. */
    static void asOwner(Connection connection) throws SQLException {
        run(connection, "set local role none");
    }

    /** Makes them anew and empty. */
    void create(Connection connection) throws SQLException {
        run(connection, "create schema if not exists " + SCHEMA);
        run(connection, "grant usage on schema " + SCHEMA + " to sohbet_engine");
        for (String table : tables) {
            String used = home + "." + table;
            String shadow = SCHEMA + "." + table;
            var obstacles = texts(connection, OBSTACLES, used, used, used, used);
            if (!obstacles.isEmpty())
                throw new IllegalStateException(
                        table + " cannot be rebuilt beside itself: it has " + String.join(", ", obstacles));
            run(connection, "drop table if exists " + shadow);
            run(connection, "create table " + shadow + " (like " + used + " including all)");
            var more = texts(connection, MORE, shadow, used, shadow, used, shadow, used, shadow, used, shadow, used);
            for (String statement : more) run(connection, statement);
        }
    }

    /** Puts them in the place of those in use, which go. */
    void swap(Connection connection) throws SQLException {
        for (String table : tables) {
            String used = home + "." + table;
            var names = indexes(connection, used);
            run(connection, "drop table " + used);
            run(connection, "alter table " + SCHEMA + "." + table + " set schema " + home);
            rename(connection, indexes(connection, used), names);
        }
    }

    private record Index(String name, String definition) {}

    private static List<Index> indexes(Connection connection, String table) throws SQLException {
        try (var select = connection.prepareStatement(INDEXES)) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                var found = new ArrayList<Index>();
                while (rows.next()) found.add(new Index(rows.getString(1), rows.getString(2)));
                return found;
            }
        }
    }

    /** Later migrations know the indexes by their names; both lists are in the same order. */
    private void rename(Connection connection, List<Index> from, List<Index> to) throws SQLException {
        if (from.size() != to.size()) throw new IllegalStateException("the copy has other indexes");
        for (Index index : from) rename(connection, index.name, "swapping_" + index.name);
        for (int i = 0; i < from.size(); i++) rename(connection, "swapping_" + from.get(i).name, to.get(i).name);
    }

    private void rename(Connection connection, String from, String to) throws SQLException {
        run(connection, "alter index " + home + ".\"" + from + "\" rename to \"" + to + "\"");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(Connection connection, String sql, String... values) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) select.setString(i + 1, values[i]);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) found.add(rows.getString(1));
                return found;
            }
        }
    }
}
