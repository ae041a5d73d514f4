// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.Speaker;
import sohbet.persistence.Columns;
import sohbet.persistence.process.Worklist;
import sohbet.persistence.tail.Happening;
import sohbet.persistence.tail.Projection;

/**
 * The visitors' messages that wait for the bot. A row goes when its answer is in the journal, and a
 * session's rows go when an agent takes over or speaks, or at its end. It may hold a turn too many
 * for a moment: the session itself knows what it owes.
 */
public final class TurnsDue implements Projection, Worklist<TurnsDue.Due> {
    /** How many failed attempts a later message of the same session waits for. */
    private static final int IN_ORDER = 3;

    private final Runnable written;

    /**
     * @param written told after each batch that had a question in it, possibly before its commit
     */
    public TurnsDue(Runnable written) {
        this.written = written;
    }

    @Override
    public String name() {
        return "chat_turns_due";
    }

    @Override
    public List<String> tables() {
        return List.of("chat_turn_due");
    }

    @Override
    public void apply(Connection connection, List<Happening> happenings) throws SQLException {
        // All that come go in first and all that go are named by number, so the order needs no care.
        var ask = new ArrayList<Turn>();
        var answer = new ArrayList<Turn>();
        var clear = new ArrayList<Turn>();
        for (var it : happenings) {
            if (!(it.recorded().event() instanceof ChatEvent event)) continue;
            var turn = new Turn(it.merchant(), it.id(), it.recorded().seq());
            switch (event) {
                case ChatEvent.Said said when said.by() == Speaker.VISITOR -> ask.add(turn);
                case ChatEvent.Said said when said.by() == Speaker.AGENT -> clear.add(turn);
                case ChatEvent.Said said -> answer.add(turn.numbered(said.turn() == null ? 0 : said.turn()));
                case ChatEvent.OwnerChanged changed when changed.taken() -> clear.add(turn);
                case ChatEvent.OwnerChanged handedBack -> {}
                case ChatEvent.Ended ended -> clear.add(turn);
                case ChatEvent.Opened o -> {}
                case ChatEvent.Resumed r -> {}
                case ChatEvent.Interacted i -> {}
                case ChatEvent.ViewRefused v -> {}
                case ChatEvent.CartChanged c -> {}
                case ChatEvent.Purchased p -> {}
                case ChatEvent.Identified i -> {}
                case ChatEvent.Preferred p -> {}
                case ChatEvent.Tracked t -> {}
                case ChatEvent.Moved m -> {}
                case ChatEvent.AgentRefused r -> {}
                case ChatEvent.Read r -> {}
                case ChatEvent.Succeeded s -> {}
                case ChatEvent.Erased e -> {}
            }
        }
        TURNS.execute(connection, ASK, ask);
        TURNS.execute(connection, ANSWER, answer);
        TURNS.execute(connection, CLEAR, clear);
        if (!ask.isEmpty()) written.run();
    }

    private static final Columns<Turn> TURNS =
            new Columns<Turn>().text(Turn::merchant).text(Turn::session).bigint(Turn::turn);
    /** One look by the key for each: "on conflict" costs more, and a join may be planned over the whole table. */
    private static final String ASK = """
      insert into chat_turn_due (merchant, session, turn) select * from %s t (merchant, session, turn)
      where not exists (
        select from chat_turn_due d
        where d.merchant = t.merchant and d.session = t.session and d.turn = t.turn offset 0)
      """.formatted(TURNS.unnest());

    private static final String ANSWER = """
      delete from chat_turn_due d using %s t (merchant, session, turn)
      where d.merchant = t.merchant and d.session = t.session and d.turn = t.turn
      """.formatted(TURNS.unnest());
    private static final String CLEAR = """
      delete from chat_turn_due d using %s t (merchant, session, turn)
      where d.merchant = t.merchant and d.session = t.session and d.turn < t.turn
      """.formatted(TURNS.unnest());

    /** A message of a session, by its number. */
    private record Turn(String merchant, String session, long turn) {
        Turn numbered(long other) {
            return new Turn(merchant, session, other);
        }
    }
    /** One message that waits, and how often it has been tried, this time included. */
    public record Due(String merchant, String session, long turn, int attempt) {}

    /** Takes some for a while; a session's messages are taken in order unless one keeps failing. */
    @Override
    public List<Due> lease(Connection connection, int most, Duration lease) throws SQLException {
        try (var update = connection.prepareStatement("""
            update chat_turn_due d set locked_until = now() + ? * interval '1 ms', attempts = d.attempts + 1
            from (
              select merchant, session, turn from chat_turn_due t
              where locked_until <= now() and not exists (
                select from chat_turn_due e
                where e.merchant = t.merchant and e.session = t.session and e.turn < t.turn and e.attempts < ?)
              order by locked_until limit ? for update skip locked
            ) free
            where d.merchant = free.merchant and d.session = free.session and d.turn = free.turn
            returning d.merchant, d.session, d.turn, d.attempts
            """)) {
            update.setLong(1, lease.toMillis());
            update.setInt(2, IN_ORDER);
            update.setInt(3, most);
            var leased = new ArrayList<Due>();
            try (var rows = update.executeQuery()) {
                while (rows.next())
                    leased.add(new Due(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getInt(4)));
            }
            return leased;
        }
    }

    @Override
    public void done(Connection connection, Due due) throws SQLException {
        TURNS.execute(connection, ANSWER, List.of(new Turn(due.merchant(), due.session(), due.turn())));
    }

    @Override
    public void again(Connection connection, Due due, Duration after) throws SQLException {
        try (var update = connection.prepareStatement("""
            update chat_turn_due set locked_until = now() + ? * interval '1 ms'
            where merchant = ? and session = ? and turn = ?
            """)) {
            update.setLong(1, after.toMillis());
            update.setString(2, due.merchant());
            update.setString(3, due.session());
            update.setLong(4, due.turn());
            update.executeUpdate();
        }
    }

    @Override
    public int attempt(Due due) {
        return due.attempt();
    }
}
