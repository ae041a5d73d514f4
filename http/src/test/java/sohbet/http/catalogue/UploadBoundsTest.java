// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House.Answer;
import sohbet.http.RunningEngine;
import sohbet.http.edge.RawHttp;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UploadBoundsTest {
    private static final String FILE =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.json\"\r\n\r\n{\"products\":[";

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.database();

    @Test
    void senders_that_stop_are_told_so_and_meanwhile_only_so_many_may_send() throws Exception {
        try (var engine = new RunningEngine(POSTGRES)) {
            List<CompletableFuture<String>> stopped = new ArrayList<>();
            for (int i = 0; i < ImportRoutes.UPLOADS_AT_ONCE; i++)
                stopped.add(CompletableFuture.supplyAsync(() -> stop(engine), Thread::startVirtualThread));
            Awaitility.await().until(() -> upload(engine).status() == 503);
            assertEquals("overloaded", upload(engine).code());
            for (var one : stopped) {
                String answer = one.get(30, TimeUnit.SECONDS);
                assertTrue(answer.startsWith("HTTP/1.1 408") && answer.contains("\"timed_out\""), answer);
            }
            assertEquals(202, upload(engine).status());
        }
    }

    /** Begins to send and says no more; whoever finds no place because somebody else was faster tries again. */
    private static String stop(RunningEngine engine) {
        while (true) {
            String answer = RawHttp.talk(
                    engine.uri,
                    "POST /api/v1/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + RunningEngine.KEY
                            + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n"
                            + FILE);
            if (!answer.startsWith("HTTP/1.1 503")) return answer;
        }
    }

    private static Answer upload(RunningEngine engine) throws Exception {
        return engine.send(engine.request("/api/v1/imports", "Authorization", "Bearer " + RunningEngine.KEY)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(FILE + "]}\r\n--b--\r\n")));
    }
}
