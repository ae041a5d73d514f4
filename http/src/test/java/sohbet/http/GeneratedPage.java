// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of {@code docs/} that the code writes: compared by the tests, written anew with {@code -Dsohbet.pages=write}. */
public final class GeneratedPage {
    private GeneratedPage() {}

    public static void check(String name, String content) throws IOException {
        Path file = Path.of("..", "docs", name);
        if ("write".equals(System.getProperty("sohbet.pages"))) Files.writeString(file, content);
        assertEquals(
                content,
                Files.exists(file) ? Files.readString(file) : "",
                "docs/" + name + " is old; write it with: mvn -pl http -am test -Dtest='*PageTest'"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dsohbet.pages=write");
    }
}
