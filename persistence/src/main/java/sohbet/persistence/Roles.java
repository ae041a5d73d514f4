// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The two roles the pools act under, so that row-level security holds for what we ask. They belong to the whole server and
 * are made before the first migration: several databases share them, and a restored one may come without.
 */
final class Roles {
    /** Sees the rows of the merchant its transaction names. */
    static final String APP = "sohbet_app";
    /** Sees the rows of all merchants: the journal, the tail, projections, pollers and processes. */
    static final String ENGINE = "sohbet_engine";

    private static final String NOT_ALLOWED = "42501";
    private static final String UNFIT = "SH001";

    /** Whoever comes second in a race finds what the first has made. */
    private static final String MAKE = """
      do $$
      declare
        is_16 boolean := current_setting('server_version_num')::int >= 160000;
        name text;
      begin
        foreach name in array array['%1$s', '%2$s'] loop
          if not exists (select from pg_roles where rolname = name) then
            begin
              execute format('create role %%I nologin', name);
            exception when duplicate_object or unique_violation then null;
            end;
          end if;
          if not pg_has_role(current_user, name, case when is_16 then 'SET' else 'MEMBER' end) then
            begin
              execute format('grant %%I to %%I %%s', name, current_user, case when is_16 then 'with inherit false, set true' end);
            exception when unique_violation then null;
            end;
          end if;
          if exists (select from pg_roles where rolname = name and (rolsuper or rolbypassrls)) then
            raise exception using errcode = '%3$s';
          end if;
        end loop;
        if pg_has_role('%1$s', '%2$s', 'MEMBER') or pg_has_role('%1$s', current_user, 'MEMBER') then
          raise exception using errcode = '%3$s';
        end if;
      end $$""";

    private Roles() {}

    /** Makes the roles when they are missing, and lets this user take them on. */
    static void make(Database.Settings settings) {
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                var statement = connection.createStatement()) {
            statement.execute(making(APP, ENGINE));
        } catch (SQLException e) {
            throw new IllegalStateException(said(e, settings.user()), e);
        }
    }

    static String making(String app, String engine) {
        return MAKE.formatted(app, engine, UNFIT);
    }

    private static String said(SQLException e, String user) {
        if (NOT_ALLOWED.equals(e.getSQLState()))
            return ("The database user \"%3$s\" may not make the roles that keep merchants apart; have an administrator of the"
                            + " PostgreSQL server run: create role %1$s nologin; create role %2$s nologin;"
                            + " grant %1$s, %2$s to \"%3$s\"; (leave out a role that is there already)")
                    .formatted(APP, ENGINE, user);
        if (UNFIT.equals(e.getSQLState()))
            return ("The role %s or %s of this PostgreSQL server could see every merchant's rows; have an administrator take"
                            + " superuser, bypassrls and memberships in other roles away from them.")
                    .formatted(APP, ENGINE);
        return "The database roles could not be looked at: " + e.getMessage();
    }
}
