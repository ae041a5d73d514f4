// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.keys;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.Keys;
import sohbet.engine.kernel.Seal;
import sohbet.persistence.Database;

/** The keys of all entities, in their own table, wrapped by the master keyset. */
public final class EntityKeys implements Keys {
    private static final String SELECT = "select key_id, wrapped from entity_key where persistence_id = ?";
    private static final String SELECT_ALL =
            "select persistence_id, key_id, wrapped from entity_key where persistence_id = any (?)";
    private static final String INSERT =
            "insert into entity_key (persistence_id, key_id, wrapped) values (?, ?, ?) on conflict do nothing";
    private static final String DELETE = "delete from entity_key where persistence_id = ?";
    private static final String ANY = "select persistence_id, wrapped from entity_key limit 1";

    private final Database database;
    private final MasterKey master;
    private final SealCache cache = new SealCache();
    private final SecureRandom random = new SecureRandom();

    public EntityKeys(Database database, MasterKey master) {
        this.database = database;
        this.master = master;
    }

    /** Fails with {@link WrongMasterKey} when the master keyset is not the one of this database. */
    public void check() throws SQLException {
        database.onConnection(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(ANY)) {
                return rows.next() ? master.unwrap(rows.getString(1), rows.getBytes(2)) : new byte[0];
            }
        });
    }

    @Override
    public CompletionStage<Optional<Seal>> find(String persistenceId) {
        Seal known = cache.of(persistenceId);
        if (known != null) return completedFuture(Optional.of(known));
        long deletions = cache.deletions();
        return database.engineRead(connection -> Optional.ofNullable(find(connection, persistenceId)))
                .thenApply(found -> kept(persistenceId, found, deletions));
    }

    @Override
    public CompletionStage<Seal> findOrCreate(String persistenceId) {
        Seal known = cache.of(persistenceId);
        if (known != null) return completedFuture(known);
        long deletions = cache.deletions();
        return database.engineRead(connection -> {
                    Seal found = find(connection, persistenceId);
                    while (found == null) found = created(connection, persistenceId);
                    return Optional.of(found);
                })
                .thenApply(found -> kept(persistenceId, found, deletions).orElseThrow());
    }

    private Optional<Seal> kept(String persistenceId, Optional<Seal> found, long deletions) {
        found.ifPresent(seal -> cache.put(persistenceId, seal, deletions));
        return found;
    }

    @Override
    public CompletionStage<Void> delete(String persistenceId) {
        return database.engineWrite(connection -> {
                    try (var delete = connection.prepareStatement(DELETE)) {
                        delete.setString(1, persistenceId);
                        return delete.executeUpdate();
                    }
                })
                .thenAccept(deleted -> cache.remove(persistenceId));
    }

    /** The keys of many entities at once; those that have none are left out. */
    public Map<String, Seal> find(Connection connection, Collection<String> persistenceIds) throws SQLException {
        try (var select = connection.prepareStatement(SELECT_ALL)) {
            select.setArray(1, connection.createArrayOf("text", persistenceIds.toArray()));
            var found = new HashMap<String, Seal>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    String id = rows.getString(1);
                    found.put(id, seal(id, rows.getLong(2), rows.getBytes(3)));
                }
            }
            return found;
        }
    }

    /** The key as it lies in its row, for whoever reads that row beside others. */
    public Seal seal(String persistenceId, long keyId, byte[] wrapped) {
        return new EntityKey(keyId, master.unwrap(persistenceId, wrapped));
    }

    private @Nullable Seal find(Connection connection, String persistenceId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, persistenceId);
            try (var rows = select.executeQuery()) {
                return rows.next() ? seal(persistenceId, rows.getLong(1), rows.getBytes(2)) : null;
            }
        }
    }

    /** Of several that make the key of one entity at once, one wins and all get that one. */
    private @Nullable Seal created(Connection connection, String persistenceId) throws SQLException {
        byte[] key = new byte[EntityKey.BYTES];
        random.nextBytes(key);
        long id = random.nextLong();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, persistenceId);
            insert.setLong(2, id);
            insert.setBytes(3, master.wrap(persistenceId, key));
            return insert.executeUpdate() == 1 ? new EntityKey(id, key) : find(connection, persistenceId);
        }
    }
}
