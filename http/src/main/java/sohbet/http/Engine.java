// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The running engine: for now its health on a port, until the routes and actors move in. */
final class Engine {
  private final HttpServer server;

  private Engine(HttpServer server) {
    this.server = server;
  }

  /** Starts; {@code afterwards} runs when everything else has stopped, and ends the database. */
  static Engine start(StartOptions options, DatabaseAccess database, Runnable afterwards) throws IOException, SQLException {
    migrate(database);
    HttpServer server = HttpServer.create(new InetSocketAddress(options.port()), 0);
    server.createContext("/health", exchange -> {
      byte[] body = "{\"status\":\"up\"}\n".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      server.stop(0);
      afterwards.run();
    }, "stop"));
    return new Engine(server);
  }

  static void migrate(DatabaseAccess database) {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
      if (connection.getMetaData().getDatabaseMajorVersion() < 15) {
        throw new IllegalArgumentException("Sohbet needs PostgreSQL 15 or newer and this is "
            + connection.getMetaData().getDatabaseProductVersion() + ".");
      }
    } catch (SQLException e) {
      throw new IllegalArgumentException("The database does not answer: " + e.getMessage(), e);
    }
  }

  static void rebuild(DatabaseAccess database, String projection) {
    throw new IllegalArgumentException("There is no projection called " + projection + ".");
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }
}
