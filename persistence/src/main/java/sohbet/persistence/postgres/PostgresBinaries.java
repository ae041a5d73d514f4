// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once from the jar that brings them. */
record PostgresBinaries(Path folder, String version) {
    /** What goes into the name of the folder, such as 18.6.0. */
    static String shippedVersion() {
        Properties properties = new Properties();
        try (InputStream in = PostgresBinaries.class.getResourceAsStream("binaries.properties")) {
            if (in == null) {
                throw new PostgresNotStarted(
                        "binaries.properties is missing from the persistence jar: build it again.");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }

    static PostgresBinaries unpackedIn(Path parent, Consumer<String> progress) {
        String version = shippedVersion();
        Path folder = parent.resolve("bin-" + version);
        if (!Files.isDirectory(folder)) {
            progress.accept("Unpacking PostgreSQL " + version + " …");
            try {
                unpack(parent, folder);
            } catch (IOException e) {
                throw new PostgresNotStarted(
                        "PostgreSQL could not be unpacked into " + folder + ": " + e.getMessage() + ".", e);
            }
        }
        return new PostgresBinaries(folder, version);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    /** Into a folder of its own and then renamed, so that a half-unpacked server is never taken for a whole one. */
    private static void unpack(Path parent, Path folder) throws IOException {
        Path fresh = Files.createTempDirectory(parent, "unpacking-");
        try {
            Process tar = new ProcessBuilder("tar", "-xof", "-", "-C", fresh.toString())
                    .redirectErrorStream(true)
                    .start();
            try (InputStream packed = archive();
                    var in = tar.getOutputStream()) {
                new XZInputStream(packed).transferTo(in);
            }
            String said = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (tar.waitFor() != 0) {
                throw new IOException("tar said: " + said.strip());
            }
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            // Another process on the same cache was faster; its copy is as good.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        } finally {
            delete(fresh);
        }
    }

    private static InputStream archive() {
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String platform =
                switch (machine) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> machine;
                };
        String name =
                "/postgres-" + System.getProperty("os.name", "").toLowerCase(Locale.ROOT) + "-" + platform + ".txz";
        InputStream packed = PostgresBinaries.class.getResourceAsStream(name);
        if (packed == null) {
            throw new PostgresNotStarted("No PostgreSQL for this machine was built in (" + name.substring(1)
                    + " is not among the jars): use another server with --database-url.");
        }
        return packed;
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
