// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder {@code <data>/postgres} of one engine, locked while that engine lives: the cluster, its password, its last port and
 * its log. The lock goes with the process, so nothing is left to clean up after a kill.
 */
final class PostgresFolder implements AutoCloseable {
    /** File locks belong to the process, and closing a second channel on the file would give them up. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel lockFile;

    private PostgresFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    static PostgresFolder lock(Path data) {
        try {
            Path root = Files.createDirectories(data.toAbsolutePath().resolve("postgres"))
                    .toRealPath();
            if (Files.isWritable(root)) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            if (!HELD_HERE.add(root)) {
                throw alreadyRunning(data);
            }
            try {
                return new PostgresFolder(root, lockFile(root, data));
            } catch (IOException | RuntimeException e) {
                HELD_HERE.remove(root);
                throw e;
            }
        } catch (AccessDeniedException e) {
            throw new PostgresNotStarted(
                    "User " + System.getProperty("user.name") + " may not write to the data folder "
                            + data.toAbsolutePath().normalize()
                            + ": start as its owner, or choose another folder with --data.",
                    e);
        } catch (IOException e) {
            throw new PostgresNotStarted(
                    "The data folder " + data.toAbsolutePath().normalize() + " cannot be used: " + e + ".", e);
        }
    }

    private static FileChannel lockFile(Path root, Path data) throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("engine.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw alreadyRunning(data);
        }
        return channel;
    }

    private static PostgresNotStarted alreadyRunning(Path data) {
        return new PostgresNotStarted("Another engine is running on the data folder "
                + data.toAbsolutePath().normalize() + ": stop it first, or choose another folder with --data.");
    }

    Path root() {
        return root;
    }

    Path cluster() {
        return root.resolve("cluster");
    }

    Path log() {
        return root.resolve("log");
    }

    /** Made up once. Only our own user may read it. */
    String password() throws IOException {
        Path file = root.resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            writeSecret(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    /** The port of the last start, or 0. */
    int rememberedPort() {
        try {
            return Integer.parseInt(Files.readString(root.resolve("port")).strip());
        } catch (IOException | NumberFormatException neverStarted) {
            return 0;
        }
    }

    void rememberPort(int port) throws IOException {
        Files.writeString(root.resolve("port"), port + "\n");
    }

    static void writeSecret(Path file, String secret) throws IOException {
        Path fresh = Files.createTempFile(
                file.getParent(),
                "secret-",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, secret + "\n", StandardCharsets.US_ASCII);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        try {
            lockFile.close();
            HELD_HERE.remove(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
