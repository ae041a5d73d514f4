// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.merchant;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.Database;
import sohbet.persistence.account.Token;
import sohbet.persistence.keys.MasterKey;

/** The channels of the shops. What opens a provider's account is sealed for that channel alone. */
public final class Channels {
    private static final String SELECT =
            "select id, kind, name, account, numbers, sealed is not null, created_at, version from merchant_channel"
                    + " where merchant_id = ?";

    private final Database database;
    private final MasterKey master;

    /**
     * What is written of a channel.
     *
     * @param secret null leaves the one there is
     */
    public record Written(
            String kind,
            String name,
            String account,
            List<String> numbers,
            @Nullable String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return kind + " channel";
        }
    }

    public Channels(Database database, MasterKey master) {
        this.database = database;
        this.master = master;
    }

    public CompletionStage<List<Channel>> all(String merchantId) {
        return database.read(merchantId, connection -> {
            List<Channel> found = new ArrayList<>();
            try (PreparedStatement query =
                    connection.prepareStatement(SELECT + " order by lower(name) collate \"C\", id")) {
                query.setString(1, merchantId);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) found.add(channel(row));
                }
            }
            return found;
        });
    }

    public CompletionStage<Optional<Channel>> one(String merchantId, String id) {
        return database.read(merchantId, connection -> one(connection, merchantId, id));
    }

    public CompletionStage<Channel> add(String merchantId, Written written) {
        return addOnce(merchantId, Token.id(), written);
    }

    /** The one there is, when it has been added before. */
    public CompletionStage<Channel> addOnce(String merchantId, String id, Written written) {
        return database.write(merchantId, connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into merchant_channel (merchant_id, id, kind, name, account, numbers, sealed)
                    values (?, ?, ?, ?, ?, ?, ?) on conflict (merchant_id, id) do nothing
                    """)) {
                insert.setString(1, merchantId);
                insert.setString(2, id);
                insert.setString(3, written.kind());
                insert.setString(4, written.name());
                insert.setString(5, written.account());
                insert.setArray(
                        6, connection.createArrayOf("text", written.numbers().toArray()));
                insert.setString(7, wrapped(merchantId, id, written.secret()));
                insert.executeUpdate();
            }
            return one(connection, merchantId, id).orElseThrow();
        });
    }

    /**
     * @param expected the version the change was made for, when the caller insists
     * @return the channel as it is now, empty when there is none or it has another version
     */
    public CompletionStage<Optional<Channel>> change(
            String merchantId, String id, OptionalLong expected, Written written) {
        return database.write(merchantId, connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    update merchant_channel set name = ?, account = ?, numbers = ?, sealed = coalesce(?, sealed), version = version + 1
                    where merchant_id = ? and id = ? and (? < 0 or version = ?)
                    """)) {
                update.setString(1, written.name());
                update.setString(2, written.account());
                update.setArray(
                        3, connection.createArrayOf("text", written.numbers().toArray()));
                update.setString(4, wrapped(merchantId, id, written.secret()));
                update.setString(5, merchantId);
                update.setString(6, id);
                update.setLong(7, expected.orElse(-1));
                update.setLong(8, expected.orElse(-1));
                return update.executeUpdate() == 1 ? one(connection, merchantId, id) : NONE;
            }
        });
    }

    private static final Optional<Channel> NONE = Optional.empty();

    public CompletionStage<Boolean> remove(String merchantId, String id) {
        return database.write(merchantId, connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from merchant_channel where merchant_id = ? and id = ?")) {
                delete.setString(1, merchantId);
                delete.setString(2, id);
                return delete.executeUpdate() == 1;
            }
        });
    }

    /** What opens the provider's account; empty when nobody has written it. */
    public CompletionStage<Optional<String>> secret(String merchantId, String id) {
        return database.read(merchantId, connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "select sealed from merchant_channel where merchant_id = ? and id = ? and sealed is not null")) {
                query.setString(1, merchantId);
                query.setString(2, id);
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? Optional.of(opened(merchantId, id, row.getString(1))) : Optional.empty();
                }
            }
        });
    }

    private @Nullable String wrapped(String merchantId, String id, @Nullable String secret) {
        return secret == null
                ? null
                : Base64.getEncoder()
                        .encodeToString(master.wrap(owner(merchantId, id), secret.getBytes(StandardCharsets.UTF_8)));
    }

    private String opened(String merchantId, String id, String stored) {
        return new String(
                master.unwrap(owner(merchantId, id), Base64.getDecoder().decode(stored)), StandardCharsets.UTF_8);
    }

    private static String owner(String merchantId, String id) {
        return "channel|" + merchantId + "~" + id;
    }

    private static Optional<Channel> one(Connection connection, String merchantId, String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SELECT + " and id = ?")) {
            query.setString(1, merchantId);
            query.setString(2, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(channel(row)) : Optional.empty();
            }
        }
    }

    private static Channel channel(ResultSet row) throws SQLException {
        return new Channel(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                List.of((String[]) row.getArray(5).getArray()),
                row.getBoolean(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getLong(8));
    }
}
