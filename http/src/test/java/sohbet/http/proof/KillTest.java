// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KillTest {
  private static final int VISITORS = 200;

  @RegisterExtension static final TestPostgres.Database database = TestPostgres.database();
  @TempDir static Path data;

  @Test
  void what_was_acknowledged_survives_a_kill_in_the_middle_once_and_in_order() throws Exception {
    int port = EngineProcess.freePort();
    var engine = EngineProcess.start(data, url(), port, Map.of());
    String key = unhurried(engine);
    var first = engine;
    var visitors = new ArrayList<Visitor>();
    for (int i = 0; i < VISITORS; i++)
      visitors.add(new Visitor(() -> first.socket("/ws/chat"), key).connect());
    for (int round = 0; round < 15; round++)
      for (var visitor : visitors) visitor.say("message " + round);
    Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> acks(visitors) > VISITORS * 3);
    engine.kill();
    int before = acks(visitors);
    assertTrue(before < VISITORS * 15, "it was killed in the middle, after " + before + " acknowledgements");
    for (var visitor : visitors) visitor.say("after the kill");

    try (var again = EngineProcess.start(data, url(), port, Map.of())) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> visitors.stream().allMatch(v -> v.waiting() == 0));
      Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(
          () -> visitors.forEach(visitor -> Accounting.settle(again, visitor)));
      visitors.forEach(Visitor::leave);
    }
  }

  private static int acks(Iterable<Visitor> visitors) {
    int acks = 0;
    for (var visitor : visitors) acks += visitor.answers().size();
    return acks;
  }

  /** The bot would answer and the limit would hold the visitors up: neither is at stake here. */
  private static String unhurried(EngineProcess engine) throws Exception {
    try (var connection = database.dataSource().getConnection(); var statement = connection.createStatement()) {
      statement.executeUpdate("update merchant set settings = settings || '{\"messagesPerMinute\": 100000}', version = version + 1");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Awaitility.await().until(() -> engine.get("/api/v1/merchants/demo/settings").contains("\"messages_per_minute\":100000"));
    return new ObjectMapper().readTree(engine.get("/demo/config.json")).path("key").asText();
  }

  private static String url() {
    return "postgresql://" + database.user() + ":" + database.password() + "@" + database.url().replaceFirst("^jdbc:postgresql://", "");
  }
}
