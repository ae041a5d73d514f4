// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the pools. While it is shut whoever wants a connection waits as for a server that is away, and is then told so;
 * everything that survives an outage survives a move to another server.
 */
final class Gate {
    private final long patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private volatile boolean isShut;

    Gate(Duration patience) {
        this.patience = patience.toNanos();
    }

    void shut() {
        isShut = true;
    }

    void open() {
        lock.lock();
        try {
            isShut = false;
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Connection connection(DataSource pool) throws SQLException {
        if (isShut) await();
        Connection connection = pool.getConnection();
        // It may have been shut while the connection was looked for.
        if (!isShut) return connection;
        connection.close();
        throw away();
    }

    private void await() throws SQLException {
        lock.lock();
        try {
            long left = patience;
            while (isShut && left > 0) left = opened.awaitNanos(left);
            if (isShut) throw away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away();
        } finally {
            lock.unlock();
        }
    }

    private static SQLTransientConnectionException away() {
        return new SQLTransientConnectionException("the database is being moved", "08000");
    }

    /** The pool for those who take connections by themselves. */
    DataSource before(DataSource pool) {
        return new Guarded(pool);
    }

    private final class Guarded implements DataSource {
        private final DataSource pool;

        private Guarded(DataSource pool) {
            this.pool = pool;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return connection(pool);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return pool.getConnection(user, password);
        }

        @Override
        public @Nullable PrintWriter getLogWriter() throws SQLException {
            return pool.getLogWriter();
        }

        @Override
        public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
            pool.setLogWriter(out);
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            pool.setLoginTimeout(seconds);
        }

        @Override
        public int getLoginTimeout() throws SQLException {
            return (int) TimeUnit.NANOSECONDS.toSeconds(patience);
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            return pool.unwrap(type);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) throws SQLException {
            return pool.isWrapperFor(type);
        }
    }
}
