// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says in the data folder which process serves which port, so that {@code ./sohbet stop} finds this engine and no other. */
record EngineFile(Path file) implements AutoCloseable {
    static EngineFile write(Path data, int port) throws IOException {
        Path file = Files.createDirectories(data).resolve("engine-" + port + ".pid");
        return new EngineFile(Files.writeString(file, ProcessHandle.current().pid() + "\n"));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
