// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.Database;
import sohbet.persistence.Outage;
import sohbet.persistence.audit.Act.Answer;

/** Appends to the audit log. What is answered here is safe. */
public final class AuditLog {
    private static final String INSERT = """
            insert into audit (merchant_id, step, act, who_kind, who_id, who_name, what, object_kind, object_id, address,
              device, request, status, code, changes, times)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?
            """;

    private final Database database;

    /** Somebody with an account, and the merchant that sees what is done in their name. */
    public record Account(String id, String name, String merchantId) {
        @Override
        public String toString() {
            return "account " + id;
        }
    }

    public AuditLog(Database database) {
        this.database = database;
    }

    /** Says that something is about to be done; the number is for its {@link #outcome}. */
    public CompletionStage<Long> attempt(Act act) {
        return database.write(act.merchantId(), connection -> insert(connection, act, "attempt", null, null, 1));
    }

    /** Says how it ended. One more try when the store was away for a moment; written twice it would still be one. */
    public CompletionStage<Long> outcome(Act act, long attempt, Answer answer) {
        return ended(act, attempt, answer)
                .exceptionallyCompose(failure -> Outage.is(failure)
                        ? ended(act, attempt, answer)
                        : java.util.concurrent.CompletableFuture.failedStage(failure));
    }

    private CompletionStage<Long> ended(Act act, long attempt, Answer answer) {
        return database.write(act.merchantId(), connection -> insert(connection, act, "outcome", attempt, answer, 1));
    }

    /**
     * What needs no attempt: a refusal, a sign-in, an event.
     *
     * @param times how many of the same it stands for
     */
    public CompletionStage<Long> entry(Act act, Answer answer, int times) {
        return database.write(act.merchantId(), connection -> insert(connection, act, "entry", null, answer, times));
    }

    /** The same for those who have a connection of the owner's. */
    public static void entry(Connection connection, Act act, Answer answer) throws SQLException {
        insert(connection, act, "entry", null, answer, 1);
    }

    /** Whose account a sign-in is for, also when it is locked; the oldest merchant when there are several. */
    public CompletionStage<Optional<Account>> accountOf(String email) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement("select id, name, merchant_id from audit_account(?)")) {
                query.setString(1, email);
                try (var row = query.executeQuery()) {
                    if (!row.next()) return Optional.empty();
                    String merchant = row.getString(3);
                    return Optional.of(new Account(
                            row.getString(1), row.getString(2), merchant == null ? Act.INSTALLATION : merchant));
                }
            }
        });
    }

    private static long insert(
            Connection connection, Act act, String step, @Nullable Long attempt, @Nullable Answer answer, int times)
            throws SQLException {
        boolean isOutcome = attempt != null;
        String once = " where not exists (select from audit where merchant_id = ? and act = ? and step = 'outcome'"
                + " and at > now() - interval '1 day')";
        try (var insert = connection.prepareStatement(INSERT + (isOutcome ? once : "") + " returning id")) {
            var object = act.object();
            insert.setString(1, act.merchantId());
            insert.setString(2, step);
            insert.setObject(3, attempt, Types.BIGINT);
            insert.setString(4, act.who().kind().word());
            insert.setString(5, isOutcome ? null : act.who().id());
            insert.setString(6, isOutcome ? null : act.who().name());
            insert.setString(7, act.what());
            insert.setString(8, isOutcome || object == null ? null : object.kind());
            insert.setString(9, isOutcome || object == null ? null : object.id());
            insert.setString(10, isOutcome ? null : act.from().address());
            insert.setString(11, isOutcome ? null : act.from().device());
            insert.setString(12, isOutcome ? null : act.from().request());
            insert.setObject(13, answer == null ? null : answer.status(), Types.SMALLINT);
            insert.setString(14, answer == null ? null : answer.code());
            insert.setString(15, answer == null ? null : answer.changes());
            insert.setInt(16, times);
            if (attempt != null) {
                insert.setString(17, act.merchantId());
                insert.setLong(18, attempt);
            }
            try (var row = insert.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
