// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sohbet.persistence.notification.Staffed.HERE;
import static sohbet.persistence.notification.Staffed.NOW;
import static sohbet.persistence.notification.Staffed.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.Owner;
import sohbet.engine.chat.Speaker;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.Recorded;
import sohbet.persistence.account.Role;
import sohbet.persistence.postgres.TestPostgres;
import sohbet.persistence.tail.Happening;
import sohbet.persistence.tail.Position;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TellSpeakersTest {
    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static Staffed shops;
    private Reader ayse;
    private Reader ali;
    private long seq;

    @BeforeAll
    static void open() {
        shops = new Staffed(POSTGRES);
    }

    @AfterAll
    static void close() {
        shops.close();
    }

    @BeforeEach
    void empty() {
        shops.empty();
        shops.sql("truncate session_speaker");
        ayse = shops.person(HERE, Role.OPERATOR);
        ali = shops.person(HERE, Role.OPERATOR);
    }

    private Happening fact(ChatEvent event) {
        seq++;
        return new Happening(
                new Position(1, seq),
                "chat|here~s1",
                "chat",
                HERE,
                "s1",
                NOW,
                new Recorded<>(seq, event, null, null, null));
    }

    private ChatEvent said(Speaker by) {
        return new ChatEvent.Said(NOW, by, null, Personal.of("secret words"), List.of(), null, null);
    }

    private static ChatEvent taken(Reader by) {
        return new ChatEvent.OwnerChanged(NOW, new Owner(Speaker.AGENT, by.userId(), "n", 1), true);
    }

    private static ChatEvent handedBack() {
        return new ChatEvent.OwnerChanged(NOW, new Owner(Speaker.BOT, null, null, 2), false);
    }

    private void tell(ChatEvent... events) {
        var facts = new ArrayList<Happening>();
        for (var event : events) facts.add(fact(event));
        apply(shops.notifications, facts);
    }

    private static void apply(Notifications notifications, List<Happening> facts) {
        await(shops.database.engineWrite(connection -> {
            new TellSpeakers(notifications).apply(connection, facts);
            return true;
        }));
    }

    private static String open(Reader reader) {
        return String.join(
                ", ",
                shops.list(reader).stream()
                        .map(NotificationList.Seen::notification)
                        .filter(it -> it.resolvedAt() == null)
                        .map(it -> it.type() + " " + it.link().id() + " x" + it.count())
                        .toList());
    }

    @Test
    void whoever_has_taken_a_session_hears_of_its_messages() {
        tell(said(Speaker.VISITOR), taken(ayse), said(Speaker.VISITOR));
        tell(said(Speaker.VISITOR));
        assertEquals("message_for_you s1 x2", open(ayse));
        assertEquals("", open(ali));
        assertEquals("0", shops.rows("select count(*) from notification n where n::text like '%secret%'"));
    }

    @Test
    void within_one_batch_each_message_is_for_whoever_had_the_session_then() {
        tell(taken(ayse), said(Speaker.VISITOR), taken(ali), said(Speaker.VISITOR), said(Speaker.VISITOR));
        assertEquals("", open(ayse));
        assertEquals("message_for_you s1 x2", open(ali));
    }

    @Test
    void an_answer_a_look_the_bot_and_the_end_settle_it() {
        for (var end : List.of(
                said(Speaker.AGENT),
                new ChatEvent.Read(NOW, Speaker.AGENT, 1),
                handedBack(),
                new ChatEvent.Ended(NOW, ChatEvent.EndReason.VISITOR))) {
            tell(taken(ayse), said(Speaker.VISITOR));
            assertEquals("message_for_you s1 x1", open(ayse));
            tell(end);
            assertEquals("", open(ayse));
        }
        tell(said(Speaker.VISITOR));
        assertEquals("", open(ayse));
    }

    @Test
    void a_fact_is_told_once_and_a_rebuild_tells_nothing() {
        var facts = List.of(fact(taken(ayse)), fact(said(Speaker.VISITOR)));
        apply(shops.notifications, facts);
        apply(shops.notifications, facts);
        shops.sql("truncate session_speaker");
        apply(null, facts);
        assertEquals(1, shops.list(ayse).size());
        assertEquals("1", shops.rows("select sum(count) from notification"));
        assertEquals(ayse.userId(), shops.rows("select user_id from session_speaker"));
    }

    @Test
    void a_machine_that_has_taken_a_session_is_told_nothing() {
        tell(taken(new Reader(HERE, "some-key", Role.OPERATOR)), said(Speaker.VISITOR));
        assertEquals("", shops.rows("select id from notification"));
    }
}
