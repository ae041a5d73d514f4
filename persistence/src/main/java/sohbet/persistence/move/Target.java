// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.move;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLException;
import sohbet.persistence.Database;
import sohbet.persistence.DatabaseUrl;

/** Another PostgreSQL, looked at before anything is done to it. */
public final class Target {
    private static final int OLDEST = 15;

    /** Tables in its schema; those of a copy that was not finished, and of a database nobody has used yet, do not count. */
    private static final String ROWS = """
        select exists (select from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm')),
          to_regclass('database_move') is not null and to_regclass('event_journal') is not null and to_regclass('merchant') is not null""";

    private static final String USED = """
        select not exists (select from database_move where finished_at is null)
          and (exists (select from merchant) or exists (select from event_journal))""";

    /** Part of PostgreSQL, but some packages leave them out. */
    private static final String HAS_EXTENSIONS =
            "select count(*) = 2 from pg_available_extensions where name in ('pg_trgm', 'btree_gin')";

    private static final String MAY = """
        select has_schema_privilege(current_schema(), 'CREATE')
          and (has_database_privilege(current_database(), 'CREATE')
            or (select count(*) = 2 from pg_extension where extname in ('pg_trgm', 'btree_gin')))
          and (
          (select rolsuper or rolcreaterole from pg_roles where rolname = current_user)
          or (select count(*) = 2 and bool_and(pg_has_role(current_user, oid, 'MEMBER'))
              from pg_roles where rolname in ('sohbet_app', 'sohbet_engine')))""";

    private Target() {}

    /** Empty when everything can be moved there. */
    public static Optional<TargetFault> fault(String url) {
        try {
            return fault(DatabaseUrl.read(url));
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(TargetFault.BAD_ADDRESS);
        }
    }

    static Optional<TargetFault> fault(Database.Settings settings) {
        try (Connection connection = open(settings)) {
            if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST) return Optional.of(TargetFault.TOO_OLD);
            if (!says(connection, "select current_schema() is not null") || !says(connection, MAY))
                return Optional.of(TargetFault.NO_RIGHT);
            if (!says(connection, HAS_EXTENSIONS)) return Optional.of(TargetFault.LACKS_EXTENSIONS);
            return isUsed(connection) ? Optional.of(TargetFault.NOT_EMPTY) : Optional.empty();
        } catch (SQLException e) {
            return Optional.of(of(e));
        }
    }

    static boolean isUsed(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(ROWS)) {
            row.next();
            if (!row.getBoolean(1)) return false;
            if (!row.getBoolean(2)) return true;
        }
        return says(connection, USED);
    }

    static Connection open(Database.Settings settings) throws SQLException {
        var how = new Properties();
        how.setProperty("user", settings.user());
        how.setProperty("password", settings.password());
        how.setProperty("connectTimeout", "5");
        how.setProperty("socketTimeout", "15");
        how.setProperty("loginTimeout", "10");
        how.setProperty("ApplicationName", "sohbet-look");
        how.setProperty("logServerErrorDetail", "false");
        return DriverManager.getConnection(settings.url(), how);
    }

    static boolean says(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    static TargetFault of(SQLException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof UnknownHostException) return TargetFault.NAME_NOT_FOUND;
            if (at instanceof SocketTimeoutException) return TargetFault.TIMED_OUT;
            if (at instanceof NoRouteToHostException) return TargetFault.TIMED_OUT;
            if (at instanceof ConnectException) return TargetFault.REFUSED;
            if (at instanceof SSLException) return TargetFault.TLS;
        }
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case "28P01", "28000", "08004" -> isAboutTls(failure) ? TargetFault.TLS : TargetFault.WRONG_PASSWORD;
            case "3D000" -> TargetFault.NO_SUCH_DATABASE;
            case "42501" -> TargetFault.NO_RIGHT;
            case "53300" -> TargetFault.BUSY;
            default -> isAboutTls(failure) ? TargetFault.TLS : TargetFault.FAILED;
        };
    }

    /** The driver has no state of its own for it. */
    private static boolean isAboutTls(SQLException failure) {
        String said = String.valueOf(failure.getMessage());
        return said.contains("SSL") || said.contains("no encryption");
    }
}
