// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sohbet.persistence.notification.Staffed.HERE;
import static sohbet.persistence.notification.Staffed.NOW;
import static sohbet.persistence.notification.Staffed.await;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.persistence.account.Role;
import sohbet.persistence.postgres.TestPostgres;

/** It is 21:30 in London and half past midnight in Istanbul. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NotificationMailsTest {
    private static final Wishes.Quiet NIGHT = new Wishes.Quiet(LocalTime.of(22, 0), LocalTime.of(8, 0));
    private static final Wishes.Ways MAILED = new Wishes.Ways(true, false, false, false, true);

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

    private static NewNotification about(NotificationType type) {
        return NewNotification.forRole(HERE, Role.ADMIN, type, "k", NOW).with(Map.of("peak", 85));
    }

    private static String mails() {
        return shops.rows("select locale || ' ' || subject from mail order by 1");
    }

    @Test
    void what_is_critical_is_mailed_to_all_it_is_for_in_their_language() {
        shops.person(HERE, Role.ADMIN);
        var english = shops.person(HERE, Role.ADMIN);
        shops.person(HERE, Role.OPERATOR);
        shops.sql("update staff_user set locale = 'en' where id = '" + english.userId() + "'");
        shops.say(
                english,
                new Wishes(
                        Map.of(NotificationType.POISON_FACT, new Wishes.Ways(false, false, false, false, false)),
                        NIGHT,
                        null));
        shops.raise(about(NotificationType.POISON_FACT));
        assertEquals("""
            en Sohbet: A read model went on without a fact
            tr Sohbet: Bir okuma modeli bir olayı atlayarak devam etti""", mails());
        assertEquals("0", shops.rows("select count(*) from mail where locked_until > now()"));
        shops.raise(about(NotificationType.POISON_FACT));
        assertEquals("2", shops.rows("select count(*) from mail"));
    }

    @Test
    void other_things_are_mailed_to_whoever_wants_them() {
        shops.person(HERE, Role.ADMIN);
        var wants = shops.person(HERE, Role.ADMIN);
        shops.say(wants, new Wishes(Map.of(NotificationType.LIMIT_NEAR, MAILED), null, null));
        shops.raise(about(NotificationType.LIMIT_NEAR));
        assertEquals("tr Sohbet: Bir sınır dolmak üzere: %85", mails());
        assertTrue(shops.rows("select body from mail").contains("https://shop.test/admin/notifications"));
        assertTrue(shops.rows("select body from mail").contains("23 Kasım 2126 00:30"));
    }

    @Test
    void a_shop_writes_as_it_wants_to_and_the_installation_as_itself() {
        shops.person(HERE, Role.ADMIN);
        shops.raise(about(NotificationType.POISON_FACT));
        assertEquals("true, ", shops.rows(WRITER));
        shops.sql("truncate mail, notification");
        shops.sql(
                "update merchant set settings = settings || '{\"mailFrom\":{\"name\":\"Işık\",\"replyTo\":\"a@isik.test\"}}'"
                        + " where id = '" + HERE + "'");
        shops.raise(about(NotificationType.POISON_FACT));
        assertEquals("Işık, a@isik.test", shops.rows("select sender_name || ', ' || reply_to from mail"));
        shops.sql("truncate mail, notification");
        shops.sql("update staff_user set is_owner = true");
        shops.raise(NewNotification.ofInstallation(NotificationType.DISK_LOW, "k", NOW));
        assertEquals(", ", shops.rows("select sender_name || ', ' || reply_to from mail"));
    }

    private static final String WRITER = "select (sender_name = (select name from merchant where id = '" + HERE
            + "'))::text || ', ' || reply_to from mail";

    @Test
    void quiet_hours_hold_a_mail_back_until_they_end_where_the_person_is() {
        var reader = shops.person(HERE, Role.ADMIN);
        shops.say(reader, new Wishes(Map.of(NotificationType.LIMIT_NEAR, MAILED), NIGHT, null));
        shops.raise(about(NotificationType.LIMIT_NEAR));
        assertEquals(
                "2126-11-23 05:00",
                shops.rows("select to_char(locked_until at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from mail"));
        shops.sql("truncate mail, notification");
        shops.say(reader, new Wishes(Map.of(NotificationType.LIMIT_NEAR, MAILED), NIGHT, ZoneId.of("Europe/London")));
        shops.raise(about(NotificationType.LIMIT_NEAR));
        assertEquals("0", shops.rows("select count(*) from mail where locked_until > now() + interval '1 second'"));
    }

    @Test
    void quiet_hours_end_where_they_should() {
        assertEquals("2026-11-23T08:00+03:00", ends(NIGHT, "2026-11-22T22:00+03:00"));
        assertEquals("2026-11-23T08:00+03:00", ends(NIGHT, "2026-11-23T07:59:59+03:00"));
        assertEquals("null", ends(NIGHT, "2026-11-23T08:00+03:00"));
        assertEquals("null", ends(NIGHT, "2026-11-22T21:59+03:00"));
        var noon = new Wishes.Quiet(LocalTime.of(12, 0), LocalTime.of(13, 0));
        assertEquals("2026-11-22T13:00+03:00", ends(noon, "2026-11-22T12:30+03:00"));
        assertEquals("null", ends(noon, "2026-11-22T13:00+03:00"));
    }

    private static String ends(Wishes.Quiet quiet, String now) {
        return String.valueOf(quiet.endsAfter(ZonedDateTime.parse(now)));
    }

    @Test
    void a_mail_and_its_notification_are_lost_together_or_not_at_all() {
        shops.person(HERE, Role.ADMIN);
        assertThrows(
                IllegalStateException.class,
                () -> await(shops.database.engineWrite(connection -> {
                    shops.notifications.raise(connection, about(NotificationType.POISON_FACT));
                    throw new IllegalArgumentException("the rest did not work");
                })));
        assertEquals("", mails());
        assertEquals("0", shops.rows("select seq from notification_head"));
    }
}
