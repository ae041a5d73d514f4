// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sohbet.persistence.notification.Staffed.HERE;
import static sohbet.persistence.notification.Staffed.NOW;
import static sohbet.persistence.notification.Staffed.await;

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
class NotificationKeepingTest {
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

    private static NewNotification of(String cause) {
        return NewNotification.forRole(HERE, Role.ADMIN, NotificationType.LIMIT_NEAR, cause, NOW);
    }

    @Test
    void what_is_over_or_read_goes_after_ninety_days_and_what_nobody_has_seen_after_a_year() {
        var admin = shops.person(HERE, Role.ADMIN);
        shops.raise(of("over"));
        shops.resolve(of("over"));
        shops.mark(admin, shops.raise(of("read")).id(), true);
        shops.raise(of("unread"));
        shops.raise(of("very old"));
        shops.sql("update notification set at = now() - interval '91 days'");
        shops.sql("update notification set at = now() - interval '366 days' where cause = 'very old'");
        shops.mark(admin, shops.raise(of("young")).id(), true);
        shops.sql("update notification set at = now() where cause = 'young';"
                + " update notification_change set at = now() - interval '2 hours' where seq < 3");
        while (await(shops.database.engineWrite(NotificationKeeping::clear)) > 0) {}
        assertEquals("unread\nyoung", shops.rows("select cause from notification order by 1"));
        assertEquals("1", shops.rows("select count(*) from notification_mark"));
        assertEquals("3", shops.rows("select min(seq) from notification_change"));
    }

    @Test
    void a_poison_fact_is_told_once_to_the_admins_of_its_merchant() {
        var admin = shops.person(HERE, Role.ADMIN);
        var other = shops.person(Staffed.THERE, Role.ADMIN);
        for (int i = 1; i <= 3; i++)
            shops.sql("insert into projection_failure (projection, tx, ordering, persistence_id, seq, error)"
                    + " values ('chat_sessions', 1, " + i + ", 'chat|here~s1', 7, 'x')");
        assertEquals(3, (int) await(shops.database.engineWrite(c -> PoisonFacts.tell(c, shops.notifications))));
        assertEquals(0, (int) await(shops.database.engineWrite(c -> PoisonFacts.tell(c, shops.notifications))));
        var told = shops.list(admin).getFirst().notification();
        assertEquals("poison_fact", told.type());
        assertEquals(3, told.count());
        assertEquals(0, shops.list(other).size());
        shops.sql("delete from projection_failure");
    }

    @Test
    void a_place_is_new_once_and_the_first_one_never() {
        var person = shops.person(HERE, Role.ADMIN);
        assertEquals("false true false false", places(person, "home", "office", "office", "home"));
    }

    private static String places(Reader person, String... addresses) {
        var found = new java.util.ArrayList<String>();
        for (String address : addresses) {
            boolean isNew =
                    await(shops.database.engineWrite(c -> SignInPlaces.isNew(c, person.userId(), "Firefox", address)));
            found.add(String.valueOf(isNew));
        }
        return String.join(" ", found);
    }
}
