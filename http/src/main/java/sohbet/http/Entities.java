// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import com.typesafe.config.Config;
import java.sql.SQLException;
import org.apache.pekko.actor.typed.ActorSystem;
import sohbet.engine.cart.Cart;
import sohbet.engine.cart.CartCommand;
import sohbet.engine.cart.CartDecider;
import sohbet.engine.cart.CartEvent;
import sohbet.engine.cart.CartNames;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatDecider;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatNames;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.kernel.Aggregate;
import sohbet.engine.kernel.Codec;
import sohbet.engine.kernel.Kernel;
import sohbet.engine.kernel.Names;
import sohbet.http.notification.CrashWatch;
import sohbet.persistence.Database;
import sohbet.persistence.journal.JournalHistory;
import sohbet.persistence.keys.EntityKeys;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.sandbox.SandboxClock;
import sohbet.persistence.tail.Pokes;
import sohbet.persistence.tail.Tail;
import sohbet.persistence.tail.TailProbe;

/** All entities of a node, what they are written with, and the tail that reads it again. */
record Entities(
        Codec codec,
        EntityKeys keys,
        Tail tail,
        SandboxClock clock,
        Aggregate<ChatCommand, ChatSession, ChatEvent> chats,
        Aggregate<CartCommand, Cart, CartEvent> carts) {

    static Codec codecOfAll() {
        return new Codec(CartNames.addTo(ChatNames.addTo(new Names())));
    }

    static Entities start(
            ActorSystem<?> system,
            Config config,
            Database database,
            MasterKey master,
            SandboxClock clock,
            CrashWatch crashes,
            TailProbe probe) {
        var codec = codecOfAll();
        var keys = checked(new EntityKeys(database, master));
        var tail = Tail.start(database, keys, codec, probe);
        var kernel = new Kernel(
                codec,
                keys,
                new JournalHistory(database),
                clock,
                told(Pokes.start(system, tail), crashes),
                settings(config.getConfig("sohbet.kernel")));
        // One line starts one kind.
        var chats = Aggregate.start(system, ChatDecider.CHAT, kernel);
        var carts = Aggregate.start(system, CartDecider.CART, kernel);
        return new Entities(codec, keys, tail, clock, chats, carts);
    }

    private static Kernel.Committed told(Pokes pokes, CrashWatch crashes) {
        return new Kernel.Committed() {
            @Override
            public void committed(String persistenceId, long seq) {
                pokes.committed(persistenceId, seq);
            }

            @Override
            public void failed(String persistenceId, Throwable why) {
                crashes.failed(persistenceId, why);
            }
        };
    }

    /** With another master key no entity would start: better nothing starts at all. */
    private static EntityKeys checked(EntityKeys keys) {
        try {
            keys.check();
            return keys;
        } catch (SQLException e) {
            throw new IllegalStateException("the keys could not be read", e);
        }
    }

    private static Kernel.Settings settings(Config config) {
        return new Kernel.Settings(
                config.getDuration("ask-timeout"),
                config.getDuration("idle"),
                config.getInt("snapshot-every"),
                config.getDuration("min-backoff"),
                config.getDuration("max-backoff"),
                config.getInt("shards"));
    }
}
