// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The server's settings: durable, quiet and fit for a machine with two cores and little memory. They are written anew at each
 * start; {@code alter system} still overrides them.
 */
final class PostgresSettings {
    private PostgresSettings() {}

    static Map<String, String> durable() {
        Map<String, String> all = new LinkedHashMap<>();
        // P1 stands on these three: an acknowledged word survives the power cut.
        all.put("fsync", "on");
        all.put("synchronous_commit", "on");
        all.put("full_page_writes", "on");

        // The journal is appended and read at its end, so a small cache holds what is hot and the operating system
        // keeps the rest.
        all.put("shared_buffers", "128MB");
        // Two engines' pools, a migration and a person with a client need about 20; each spare one is only a slot.
        all.put("max_connections", "60");
        // Parallel plans would take the cores from the engine on the same machine, and its own queries read roll-ups.
        all.put("max_parallel_workers_per_gather", "0");
        all.put("max_worker_processes", "4");
        all.put("jit", "off");

        // Nobody replicates from here; backups go over a connection. Up to 1 GB of log lets checkpoints be rare under
        // load,
        // and is replayed in seconds after a kill.
        all.put("max_wal_senders", "0");
        all.put("max_logical_replication_workers", "0");
        all.put("max_wal_size", "1GB");
        all.put("min_wal_size", "80MB");
        all.put("wal_buffers", "8MB");

        all.put("unix_socket_directories", "");
        all.put("password_encryption", "scram-sha-256");
        all.put("cluster_name", "sohbet");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");

        all.put("logging_collector", "on");
        all.put("log_filename", "postgresql-%a.log");
        all.put("log_truncate_on_rotation", "on");
        all.put("log_rotation_age", "1d");
        all.put("log_rotation_size", "0");
        // Statements and the details of violated constraints carry what people wrote; the log must not.
        all.put("log_min_error_statement", "panic");
        all.put("log_error_verbosity", "terse");
        return all;
    }

    static String file(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(each -> each.getKey() + " = '" + each.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining("", "# Written at each start; change settings with alter system.\n", ""));
    }

    /** Loopback and a password, for every database and user. */
    static String access() {
        return "host all all 127.0.0.1/32 scram-sha-256\n";
    }
}
