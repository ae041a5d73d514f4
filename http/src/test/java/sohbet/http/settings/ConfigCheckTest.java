// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a person gives it, in a Java machine of its own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigCheckTest {
    @TempDir
    Path folder;

    record Ended(int status, String said) {}

    @Test
    void all_is_well_with_nothing_said() throws Exception {
        var ended = sohbet(Map.of("SOHBET_PROT", "1"), "config", "check", "--data", folder.toString());
        assertEquals(0, ended.status, ended.said);
        assertTrue(ended.said.contains("All is well"), ended.said);
        assertTrue(ended.said.contains("did you mean SOHBET_PORT?"), ended.said);
    }

    @Test
    void run_and_check_tell_the_same_list_and_start_nothing() throws Exception {
        var environment = Map.of("SOHBET_TRUSTED_PROXIES", "proxy", "SOHBET_ADMIN_PASSWORD", "geheim");
        Path data = folder.resolve("data");
        for (var words : List.of(List.of("config", "check"), List.of("run"), List.of("migrate"))) {
            var all = new ArrayList<>(words);
            all.addAll(List.of("--port", "x", "--data", data.toString()));
            var ended = sohbet(environment, all.toArray(String[]::new));
            assertEquals(1, ended.status, ended.said);
            assertTrue(ended.said.contains("3 settings are wrong:\n  --port is \"x\"; expected: "), ended.said);
            assertTrue(ended.said.contains("\n  SOHBET_TRUSTED_PROXIES is \"proxy\"; expected: "), ended.said);
            assertTrue(ended.said.contains("\n  SOHBET_ADMIN_PASSWORD is "), ended.said);
            assertFalse(ended.said.contains("geheim") || ended.said.contains("\tat "), ended.said);
        }
        assertFalse(Files.exists(data));
    }

    private Ended sohbet(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "sohbet.http.Main"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("SOHBET_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
