// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sohbet.persistence.notification.Staffed.HERE;
import static sohbet.persistence.notification.Staffed.NOW;
import static sohbet.persistence.notification.Staffed.THERE;
import static sohbet.persistence.notification.Staffed.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.persistence.account.Role;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NotificationsTest {
    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static Staffed shops;

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
    }

    private static NewNotification near(String cause) {
        return NewNotification.forRole(HERE, Role.ADMIN, NotificationType.LIMIT_NEAR, cause, NOW)
                .with(Map.of("peak", 85))
                .leadingTo(Link.Kind.LIMITS, null);
    }

    private static void atOnce(List<Runnable> works) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(works.stream()
                            .map(work -> CompletableFuture.runAsync(work, threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    @Test
    void one_cause_raised_by_twenty_at_once_is_one_notification_that_happened_twenty_times() {
        var admin = shops.person(HERE, Role.ADMIN);
        atOnce(IntStream.range(0, 20)
                .<Runnable>mapToObj(i -> () -> shops.raise(near("k")))
                .toList());
        var list = shops.list(admin);
        assertEquals(1, list.size());
        assertEquals(20, list.getFirst().notification().count());
        assertEquals(20, list.getFirst().notification().seq());
        assertEquals(1, shops.unread(admin));
        assertEquals(
                LongStream.rangeClosed(1, 20).boxed().toList().toString(),
                "["
                        + shops.rows("select seq from notification_change order by 1")
                                .replace("\n", ", ") + "]");
    }

    @Test
    void what_happens_again_is_unread_again() {
        var admin = shops.person(HERE, Role.ADMIN);
        String id = shops.raise(near("k")).id();
        assertEquals(0, shops.mark(admin, id, true).unread());
        assertTrue(shops.list(admin).getFirst().isRead());
        assertEquals(id, shops.raise(near("k")).id());
        assertEquals(1, shops.unread(admin));
        assertFalse(shops.list(admin).getFirst().isRead());
    }

    @Test
    void everybody_sees_what_is_for_them_and_reads_it_for_themselves() {
        var admin = shops.person(HERE, Role.ADMIN);
        var other = shops.person(HERE, Role.ADMIN);
        var operator = shops.person(HERE, Role.OPERATOR);
        var stranger = shops.person(THERE, Role.ADMIN);
        String id = shops.raise(near("k")).id();
        shops.raise(NewNotification.forPerson(HERE, operator.userId(), NotificationType.MESSAGE_FOR_YOU, "s1", NOW));
        assertEquals(List.of("limit_near"), types(admin));
        assertEquals(List.of("message_for_you"), types(operator));
        assertEquals(List.of(), types(stranger));
        shops.mark(admin, id, true);
        assertEquals(0, shops.unread(admin));
        assertEquals(1, shops.unread(other));
        assertTrue(await(shops.database.write(THERE, connection -> Marks.mark(connection, stranger, id, true)))
                .isEmpty());
        assertTrue(await(shops.database.write(HERE, connection -> Marks.acknowledge(connection, operator, id, "n")))
                .isEmpty());
    }

    private static List<String> types(Reader reader) {
        return shops.list(reader).stream().map(it -> it.notification().type()).toList();
    }

    @Test
    void the_installations_own_are_for_its_owners() {
        var first = shops.person(HERE, Role.ADMIN);
        shops.sql("update staff_user set is_owner = true where id = '" + first.userId() + "'");
        var operator = shops.person(HERE, Role.OPERATOR);
        var second = shops.person(THERE, Role.ADMIN);
        var raised = NewNotification.ofInstallation(NotificationType.DISK_LOW, "node", NOW);
        String id = shops.raise(raised).id();
        assertEquals(List.of("disk_low"), types(first));
        assertEquals(List.of(), types(operator));
        assertEquals(List.of(), types(second));
        await(shops.database.write(HERE, connection -> Marks.acknowledge(connection, first, id, "Ayşe")))
                .orElseThrow();
        assertEquals(
                "Ayşe",
                shops.list(first).getFirst().notification().acknowledged().by());
        assertEquals(1, shops.resolve(raised));
        assertEquals(NOW, shops.list(first).getFirst().notification().resolvedAt());
    }

    @Test
    void read_up_to_a_number_leaves_what_came_after() {
        var admin = shops.person(HERE, Role.ADMIN);
        String first = shops.raise(near("1")).id();
        long upto = shops.raise(near("2")).seq();
        shops.raise(near("3"));
        assertEquals(1, readAll(admin, upto));
        assertEquals(2, shops.mark(admin, first, false).unread());
        assertEquals(0, readAll(admin, Long.MAX_VALUE));
        shops.raise(near("4"));
        assertEquals(1, shops.unread(admin));
    }

    private static int readAll(Reader reader, long upto) {
        int unread = await(shops.database.write(HERE, connection -> Marks.readAll(connection, reader, upto)));
        return unread;
    }

    @Test
    void the_count_of_each_person_is_exact_whoever_reads_and_whatever_is_raised_meanwhile() {
        var readers = List.of(shops.person(HERE, Role.ADMIN), shops.person(HERE, Role.ADMIN));
        var ids = new ArrayList<String>();
        for (int i = 0; i < 20; i++) ids.add(shops.raise(near("old " + i)).id());
        var works = new ArrayList<Runnable>();
        for (int i = 0; i < 10; i++) {
            String cause = "new " + i;
            String again = "old " + i;
            works.add(() -> shops.raise(near(cause)));
            works.add(() -> shops.raise(near(again)));
        }
        for (var reader : readers)
            for (String id : ids) {
                works.add(() -> shops.mark(reader, id, true));
                works.add(() -> shops.mark(reader, id, true));
            }
        java.util.Collections.shuffle(works, new java.util.Random(4));
        atOnce(works);
        for (var reader : readers) {
            // What was raised again after it was read is unread; counted one by one it is the same.
            long counted =
                    shops.list(reader).stream().filter(it -> !it.isRead()).count();
            assertEquals(counted, shops.unread(reader));
            assertTrue(counted >= 10 && counted <= 20, "" + counted);
            for (String id : ids) shops.mark(reader, id, true);
            assertEquals(10, shops.unread(reader));
        }
    }

    @Test
    void a_change_is_told_with_its_number_and_none_is_left_out() {
        var admin = shops.person(HERE, Role.ADMIN);
        var operator = shops.person(HERE, Role.OPERATOR);
        String id = shops.raise(near("k")).id();
        shops.mark(admin, id, true);
        shops.resolve(near("k"));
        assertEquals("raised 1, read 2, resolved 3", changes(admin, 0));
        assertEquals("resolved 3", changes(admin, 2));
        assertEquals("", changes(operator, 0));
        assertTrue(reaches(admin, 0));
        shops.sql("delete from notification_change where seq = 1");
        assertFalse(reaches(admin, 0));
        assertTrue(reaches(admin, 3));
        assertFalse(reaches(admin, 4));
    }

    private static boolean reaches(Reader reader, long seq) {
        return await(shops.database.read(
                HERE, connection -> NotificationList.of(connection, reader).reachesBackTo(seq)));
    }

    private static String changes(Reader reader, long after) {
        return await(shops.database.read(
                HERE,
                connection -> String.join(
                        ", ",
                        NotificationList.of(connection, reader).after(after, 100).stream()
                                .map(it -> it.event() + " " + it.seq())
                                .toList())));
    }

    @Test
    void what_somebody_looks_after_begins_anew_when_it_happens_again() {
        var admin = shops.person(HERE, Role.ADMIN);
        String id = shops.raise(near("k")).id();
        var done = await(shops.database.write(HERE, connection -> Marks.acknowledge(connection, admin, id, "Ayşe")))
                .orElseThrow();
        assertEquals(0, done.unread());
        assertFalse(shops.raise(near("k")).id().equals(id));
        assertEquals(2, shops.list(admin).size());
        assertEquals(2, shops.resolve(near("k")));
        assertEquals(0, shops.resolve(near("k")));
    }

    @Test
    void a_fact_told_by_several_counts_once() {
        var admin = shops.person(HERE, Role.ADMIN);
        atOnce(IntStream.range(0, 8)
                .<Runnable>mapToObj(i -> () -> await(shops.database.engineWrite(connection ->
                        shops.notifications.raise(connection, near("k").once("one")))))
                .toList());
        assertEquals(1, shops.list(admin).getFirst().notification().count());
        assertEquals("1", shops.rows("select seq from notification_head"));
    }

    @Test
    void somebody_who_has_left_is_told_nothing_and_takes_theirs_along() {
        var operator = shops.person(HERE, Role.OPERATOR);
        var told = NewNotification.forPerson(HERE, operator.userId(), NotificationType.MESSAGE_FOR_YOU, "s", NOW);
        shops.raise(told);
        shops.sql("delete from membership where user_id = '" + operator.userId() + "'");
        assertEquals("", shops.rows("select id from notification"));
        assertTrue(await(shops.database.engineWrite(c -> shops.notifications.raise(c, told)))
                .isEmpty());
    }

    @Test
    void what_is_not_wanted_is_neither_shown_nor_counted_unless_it_is_critical() {
        var admin = shops.person(HERE, Role.ADMIN);
        shops.raise(near("k"));
        shops.raise(NewNotification.forRole(HERE, Role.ADMIN, NotificationType.POISON_FACT, "p", NOW));
        var none = new Wishes.Ways(false, false, false, false, false);
        shops.say(
                admin,
                new Wishes(Map.of(NotificationType.LIMIT_NEAR, none, NotificationType.POISON_FACT, none), null, null));
        assertEquals(List.of("poison_fact"), types(admin));
        assertEquals(1, shops.unread(admin));
    }

    @Test
    void whoever_joins_has_nothing_to_catch_up_on() {
        shops.person(HERE, Role.ADMIN);
        shops.raise(near("k"));
        var late = shops.person(HERE, Role.ADMIN);
        shops.sql("update membership set created_at = '2127-01-01' where user_id = '" + late.userId() + "'");
        assertEquals(0, shops.unread(late));
        assertEquals(1, shops.list(late).size());
    }
}
