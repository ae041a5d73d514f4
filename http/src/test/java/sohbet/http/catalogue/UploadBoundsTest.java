// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    @Test
    void senders_that_stop_are_told_so_and_only_so_many_may_send_at_once() throws Exception {
        try (var engine = new RunningEngine(POSTGRES)) {
            List<CompletableFuture<String>> senders = new ArrayList<>();
            for (int i = 0; i <= ImportRoutes.UPLOADS_AT_ONCE; i++)
                senders.add(CompletableFuture.supplyAsync(() -> begin(engine), Thread::startVirtualThread));
            List<String> answers = new ArrayList<>();
            for (var one : senders) answers.add(one.get(60, TimeUnit.SECONDS));
            assertEquals(ImportRoutes.UPLOADS_AT_ONCE, count(answers, "408", "timed_out"), answers::toString);
            assertEquals(1, count(answers, "503", "overloaded"), answers::toString);
            assertEquals(202, upload(engine).status());
        }
    }

    private static long count(List<String> answers, String status, String code) {
        return answers.stream()
                .filter(answer -> answer.startsWith("HTTP/1.1 " + status) && answer.contains("\"" + code + "\""))
                .count();
    }

    /** Begins to send a file and says no more. */
    private static String begin(RunningEngine engine) {
        return RawHttp.talk(
                engine.uri,
                "POST /api/v1/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + RunningEngine.KEY
                        + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n"
                        + FILE);
    }

    private static Answer upload(RunningEngine engine) throws Exception {
        return engine.send(engine.request("/api/v1/imports", "Authorization", "Bearer " + RunningEngine.KEY)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(FILE + "]}\r\n--b--\r\n")));
    }
}
