// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded database: a durable PostgreSQL on {@code <data>/postgres}, listening on loopback only. It starts again by itself on
 * the same port when the server dies, and ends when this process closes it or dies.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(5);

    private final PostgresFolder folder;
    private final PostgresCluster cluster;
    private final Map<String, String> settings;
    private final String password;
    private final int port;
    private volatile Postmaster postmaster;
    private volatile boolean closing;

    private EmbeddedPostgres(PostgresCluster cluster, Map<String, String> settings, int port, Postmaster postmaster)
            throws IOException {
        this.folder = cluster.folder();
        this.cluster = cluster;
        this.settings = settings;
        this.password = folder.password();
        this.port = port;
        this.postmaster = postmaster;
    }

    /** Starts on this data folder; {@code progress} hears what takes longer than a blink. */
    public static EmbeddedPostgres start(Path data, Consumer<String> progress) {
        return start(data, null, PostgresSettings.durable(), progress);
    }

    static EmbeddedPostgres start(
            Path data, @Nullable Path programs, Map<String, String> settings, Consumer<String> progress) {
        PostgresFolder folder = PostgresFolder.lock(data);
        try {
            PostgresBinaries binaries =
                    PostgresBinaries.unpackedIn(programs == null ? folder.root() : programs, progress);
            ServerUser user = ServerUser.of(folder.root(), folder.cluster(), binaries.folder());
            PostgresCluster cluster = new PostgresCluster(folder, binaries, user);
            if (new ServerProcesses(folder.cluster()).stop()) {
                progress.accept("Stopped a PostgreSQL that was left behind on " + folder.cluster() + ".");
            }
            cluster.prepare(progress);
            int port = freePort(folder.rememberedPort());
            Postmaster postmaster = Postmaster.start(cluster, settings, port, progress);
            folder.rememberPort(port);
            EmbeddedPostgres started = new EmbeddedPostgres(cluster, settings, port, postmaster);
            Thread.ofPlatform().daemon().name("embedded-postgres").start(started::keepRunning);
            return started;
        } catch (IOException e) {
            folder.close();
            throw new PostgresNotStarted("PostgreSQL could not be started in " + folder.root() + ": " + e + ".", e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** How to sign in to the server that another process of this machine runs. */
    public record Login(String jdbcUrl, String user, String password) {}

    /** The server that an engine runs on this data folder just now; whether it answers is for the caller to see. */
    public static Login ofRunning(Path data) throws IOException {
        Path root = data.toAbsolutePath().resolve("postgres");
        String port = Files.readString(root.resolve("port")).strip();
        return new Login(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + PostgresCluster.DATABASE,
                PostgresCluster.OWNER,
                Files.readString(root.resolve("password")).strip());
    }

    public String jdbcUrl() {
        return jdbcUrl(PostgresCluster.DATABASE);
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return PostgresCluster.OWNER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /** The server's process id; another one after it died and was started again. */
    public long pid() {
        return postmaster.pid();
    }

    private void keepRunning() {
        long pause = TimeUnit.MILLISECONDS.toNanos(100);
        while (!closing) {
            try {
                postmaster.awaitEnd();
                if (!closing) {
                    LOG.warn("PostgreSQL (process {}) ended by itself; starting it again", postmaster.pid());
                    restart();
                    pause = TimeUnit.MILLISECONDS.toNanos(100);
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                LOG.error("PostgreSQL could not be started again: {}", e.getMessage());
                LockSupport.parkNanos(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE);
            }
        }
    }

    private synchronized void restart() throws IOException {
        if (!closing) {
            new ServerProcesses(folder.cluster()).stop();
            postmaster = Postmaster.start(cluster, settings, port, LOG::info);
        }
    }

    /** Stops the server and frees the data folder. */
    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            postmaster.stop();
            folder.close();
        }
    }

    /** The port of last time when nobody else has it, so that a person's client finds the database again. */
    private static int freePort(int remembered) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(loopback, remembered));
            return probe.getLocalPort();
        } catch (IOException busy) {
            try (ServerSocket probe = new ServerSocket(0, 1, loopback)) {
                return probe.getLocalPort();
            }
        }
    }
}
