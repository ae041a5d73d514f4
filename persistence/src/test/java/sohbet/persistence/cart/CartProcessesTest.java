// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.cart;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.engine.cart.By;
import sohbet.engine.cart.Cart;
import sohbet.engine.cart.CartCommand;
import sohbet.engine.cart.CartEvent;
import sohbet.engine.cart.CartId;
import sohbet.engine.cart.CartLine;
import sohbet.engine.cart.Item;
import sohbet.engine.catalogue.Money;
import sohbet.engine.catalogue.Unit;
import sohbet.engine.chat.CartNote;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.chat.Identity;
import sohbet.engine.chat.Inheritance;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.Recorded;
import sohbet.engine.kernel.Reply;
import sohbet.persistence.chat.Chats;
import sohbet.persistence.chat.ChatsInMemory;
import sohbet.persistence.chat.Migrated;
import sohbet.persistence.postgres.TestPostgres;
import sohbet.persistence.process.Workers;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CartProcessesTest {
    @RegisterExtension
    static final TestPostgres.Database database = Migrated.database();

    private static final String S = "shop~s1";
    private static final String CUSTOMERS = "shop~" + CartId.ofCustomer("secret", "c-1");
    private static final Workers.Settings QUICK = new Workers.Settings(
            4, Duration.ofMillis(400), Duration.ofMillis(20), Duration.ofMillis(10), Duration.ofMillis(50));

    private final DataSource source = database.dataSource();
    private final ChatsInMemory chats = new ChatsInMemory();
    private final CartsInMemory carts = new CartsInMemory();
    private final CartErrands errands = new CartErrands(() -> {});
    private final List<AutoCloseable> open = new ArrayList<>();
    private int chatsTold;
    private int cartsTold;

    @BeforeEach
    void empty() throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("truncate cart_errand");
        }
    }

    @AfterEach
    void close() throws Exception {
        for (var it : open) it.close();
    }

    private CartProcesses work(Carts all, Chats sessions) {
        var processes =
                CartProcesses.start(source, all, sessions, merchant -> completedFuture(Optional.of("secret")), QUICK);
        open.add(processes);
        return processes;
    }

    /** Tells the projection what happened since the last time. */
    private void tell() throws SQLException {
        var fromChats = chats.journal();
        var fromCarts = carts.journal();
        try (var connection = source.getConnection()) {
            errands.apply(connection, fromCarts.subList(cartsTold, fromCarts.size()));
            errands.apply(connection, fromChats.subList(chatsTold, fromChats.size()));
        }
        chatsTold = fromChats.size();
        cartsTold = fromCarts.size();
    }

    /** Works until nothing is left to do, also of what follows from what was done. */
    private void settle() {
        await().until(() -> {
            tell();
            return due() == 0
                    && chatsTold == chats.journal().size()
                    && cartsTold == carts.journal().size();
        });
    }

    private int due() {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from cart_errand")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ChatEvent.CartChanged> heard(String session) {
        return chats.history(session, 0, Long.MAX_VALUE, 1_000).toCompletableFuture().join().stream()
                .map(Recorded::event)
                .filter(ChatEvent.CartChanged.class::isInstance)
                .map(ChatEvent.CartChanged.class::cast)
                .toList();
    }

    private static Item item(String id) {
        return new Item(
                id,
                null,
                id,
                null,
                "/" + id,
                null,
                Money.of("10", "TRY"),
                null,
                new Unit("piece", "adet", BigDecimal.ONE));
    }

    private static CartCommand add(String product, int quantity, String session) {
        return new CartCommand.Add(item(product), BigDecimal.valueOf(quantity), By.session(session));
    }

    private static ChatCommand identify(String customer, boolean verified) {
        return new ChatCommand.Identify(new Identity(Personal.of(customer), null, null, null, verified));
    }

    private static List<String> shown(List<CartLine> lines) {
        return lines.stream()
                .map(line ->
                        line.item().product() + " " + line.quantity().amount().toPlainString())
                .toList();
    }

    @Nested
    class A_session_hears {
        @Test
        void of_each_fact_once_and_in_order() {
            chats.open(S);
            for (int i = 0; i < 20; i++) carts.give(S, add("tea", 1, "s1"));
            work(carts, chats);
            work(carts, chats);
            settle();
            assertEquals(
                    IntStream.rangeClosed(1, 20).mapToObj(i -> "tea " + i).toList(),
                    heard(S).stream().flatMap(e -> shown(e.lines()).stream()).toList());
            assertTrue(heard(S).stream().allMatch(ChatEvent.CartChanged::own));
        }

        @Test
        void once_when_somebody_dies_between_telling_it_and_striking_it_off() throws SQLException {
            chats.open(S);
            carts.give(S, add("tea", 1, "s1"));
            tell();
            var dying = work(carts, new DyingAfterTelling(chats));
            await().until(() -> heard(S).size() == 1);
            dying.close();
            assertEquals(1, due());
            work(carts, chats);
            settle();
            assertEquals(1, heard(S).size());
        }

        @Test
        void nothing_twice_when_the_list_is_filled_anew() throws SQLException {
            chats.open(S);
            carts.give(S, add("tea", 1, "s1"));
            carts.give(S, add("tea", 1, "s1"));
            work(carts, chats);
            settle();
            cartsTold = 0;
            settle();
            assertEquals(2, heard(S).size());
        }

        @Test
        void later_when_it_cannot_be_reached() throws SQLException {
            chats.open(S);
            carts.give(S, add("tea", 1, "s1"));
            tell();
            chats.away = true;
            work(carts, chats);
            await().until(() -> attempts() > 1);
            chats.away = false;
            settle();
            assertEquals(1, heard(S).size());
        }

        private int attempts() throws SQLException {
            try (var connection = source.getConnection();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select max(attempts) from cart_errand")) {
                row.next();
                return row.getInt(1);
            }
        }

        @Test
        void through_its_successor_when_it_has_ended() {
            chats.open(S);
            chats.give(S, new ChatCommand.End());
            chats.give(S, new ChatCommand.Succeed("s2"));
            var inherited = new Inheritance(
                    "s1",
                    null,
                    new LinkedHashMap<>(),
                    new sohbet.engine.chat.Views(null, 0),
                    CartNote.inherited(null, "s1"));
            chats.give("shop~s2", new ChatCommand.Open("tr", null, null, null, inherited, ChatsInMemory.RULES));
            carts.give(S, add("tea", 2, "s1"));
            work(carts, chats);
            settle();
            assertEquals(List.of("tea 2"), shown(heard("shop~s2").getLast().lines()));
        }

        @Test
        void of_what_the_shops_server_does_without_being_kept_alive_by_it() {
            chats.open(S);
            carts.give(S, add("tea", 1, "s1"));
            carts.give(S, new CartCommand.Clear(new By(null, null)));
            work(carts, chats);
            settle();
            assertEquals(
                    List.of(true, false),
                    heard(S).stream().map(ChatEvent.CartChanged::own).toList());
        }

        @Test
        void of_the_empty_cart_after_a_checkout_and_nothing_of_a_refusal() {
            chats.open(S);
            carts.give(S, add("tea", 1, "s1"));
            carts.give(S, new CartCommand.Miss("unknown_product", By.session("s1")));
            carts.give(S, new CartCommand.CheckOut("next", By.session("s1")));
            work(carts, chats);
            settle();
            assertEquals(2, heard(S).size());
            var last = heard(S).getLast();
            assertEquals("next", last.cart());
            assertEquals("s1", last.instead());
            assertEquals(List.of(), last.lines());
            carts.give("shop~next", add("tea", 5, "s1"));
            settle();
            assertEquals(List.of("tea 5"), shown(heard(S).getLast().lines()));
        }
    }

    @Nested
    class A_known_customer {
        @Test
        void finds_what_they_put_in_before_they_were_known_in_their_own_cart() {
            carts.give(CUSTOMERS, add("tea", 1, "s0"));
            chats.open(S);
            carts.give(S, add("tea", 2, "s1"));
            carts.give(S, add("cup", 1, "s1"));
            work(carts, chats);
            settle();
            chats.give(S, identify("c-1", true));
            settle();
            assertEquals(List.of("tea 3", "cup 1"), shown(carts.open(CUSTOMERS).lines()));
            var last = heard(S).getLast();
            assertEquals("shop~" + last.cart(), CUSTOMERS);
            assertEquals("s1", last.instead());
            assertEquals(List.of("tea 3", "cup 1"), shown(last.lines()));
        }

        @Test
        void finds_their_cart_on_another_device() {
            for (String session : List.of("s1", "s2")) {
                chats.open("shop~" + session);
                chats.give("shop~" + session, identify("c-1", true));
            }
            work(carts, chats);
            settle();
            carts.give(CUSTOMERS, add("tea", 1, "s1"));
            settle();
            assertEquals(List.of("tea 1"), shown(heard(S).getLast().lines()));
            assertEquals(List.of("tea 1"), shown(heard("shop~s2").getLast().lines()));
            assertTrue(heard(S).getLast().own());
            assertEquals(false, heard("shop~s2").getLast().own());
        }

        @Test
        void is_one_whom_the_shop_vouches_for() {
            carts.give(CUSTOMERS, add("tea", 1, "s0"));
            chats.open(S);
            carts.give(S, add("cup", 1, "s1"));
            chats.give(S, identify("c-1", false));
            work(carts, chats);
            settle();
            assertEquals(List.of("cup 1"), shown(carts.open(S).lines()));
            assertEquals(List.of("tea 1"), shown(carts.open(CUSTOMERS).lines()));
        }

        @Test
        void never_gets_another_customers_cart() {
            chats.open(S);
            chats.give(S, identify("c-1", true));
            work(carts, chats);
            settle();
            carts.give(CUSTOMERS, add("tea", 1, "s1"));
            settle();
            chats.give(S, identify("c-2", true));
            settle();
            String other = CartId.ofCustomer("secret", "c-2");
            assertEquals(List.of("tea 1"), shown(carts.open(CUSTOMERS).lines()));
            assertEquals(List.of(), shown(carts.open("shop~" + other).lines()));
            assertEquals(other, heard(S).getLast().cart());
            assertEquals(List.of(), heard(S).getLast().lines());
            // and hears no more of the first one's
            int heardSoFar = heard(S).size();
            carts.give(CUSTOMERS, add("cup", 1, "s9"));
            settle();
            assertEquals(heardSoFar, heard(S).size());
        }

        @Test
        void loses_nothing_when_the_work_stops_between_the_two_carts() throws SQLException {
            chats.open(S);
            carts.give(S, add("tea", 2, "s1"));
            chats.give(S, identify("c-1", true));
            var dying = work(new DyingBetween(carts), chats);
            tell();
            await().until(() -> carts.read(S).toCompletableFuture().join() instanceof Cart.Merged);
            dying.close();
            assertEquals(List.of(), shown(carts.open(CUSTOMERS).lines()));
            work(carts, chats);
            settle();
            assertEquals(List.of("tea 2"), shown(carts.open(CUSTOMERS).lines()));
            chatsTold = 0;
            settle();
            assertEquals(List.of("tea 2"), shown(carts.open(CUSTOMERS).lines()), "once, however often");
            assertEquals(List.of("tea 2"), shown(heard(S).getLast().lines()));
        }

        @Test
        void gets_nothing_into_the_next_cart_that_was_bought_in_the_one_before() {
            chats.open(S);
            carts.give(S, add("tea", 2, "s1"));
            chats.give(S, identify("c-1", true));
            work(carts, chats);
            settle();
            carts.give(CUSTOMERS, new CartCommand.CheckOut("Cnext", By.session("s1")));
            chatsTold = 0;
            cartsTold = 0;
            settle();
            assertEquals(List.of(), shown(carts.open("shop~Cnext").lines()));
            assertEquals("Cnext", heard(S).getLast().cart());
        }
    }

    @Test
    void the_id_of_a_customers_cart_says_nothing_of_the_customer() {
        String id = CartId.ofCustomer("secret", "c-1");
        assertEquals(id, CartId.ofCustomer("secret", "c-1"));
        assertTrue(id.matches("C[0-9A-HJKMNP-TV-Z]{25}"), id);
        assertTrue(!id.equals(CartId.ofCustomer("another", "c-1")) && !id.equals(CartId.ofCustomer("secret", "c-2")));
        assertTrue(CartId.isCustomers(CartId.following(id, "01JD0000000000000000000000")));
        assertEquals("01JE", CartId.following("01JD", "01JE"));
    }

    /** Sessions whose teller never hears that it was told. */
    private record DyingAfterTelling(Chats chats) implements Chats {
        @Override
        public CompletionStage<ChatSession> read(String entityId) {
            return chats.read(entityId);
        }

        @Override
        public CompletionStage<Reply> execute(String entityId, String cid, ChatCommand command) {
            chats.execute(entityId, cid, command);
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<List<Recorded<ChatEvent>>> history(String entityId, long after, long upTo, int most) {
            return chats.history(entityId, after, upTo, most);
        }
    }

    /** Carts of which the first step reaches the one and the second never the other. */
    private record DyingBetween(Carts carts) implements Carts {
        @Override
        public CompletionStage<Cart> read(String entityId) {
            return carts.read(entityId);
        }

        @Override
        public CompletionStage<Cart> at(String entityId, long seq) {
            return carts.at(entityId, seq);
        }

        @Override
        public CompletionStage<Reply> execute(String entityId, String cid, CartCommand command) {
            if (command instanceof CartCommand.Absorb) return new CompletableFuture<>();
            return carts.execute(entityId, cid, command);
        }

        @Override
        public CompletionStage<List<Recorded<CartEvent>>> history(String entityId, long after, long upTo, int most) {
            return carts.history(entityId, after, upTo, most);
        }
    }
}
