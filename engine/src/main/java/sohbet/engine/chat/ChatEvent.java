// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sohbet.engine.cart.CartLine;
import sohbet.engine.catalogue.Money;
import sohbet.engine.catalogue.Product;
import sohbet.engine.kernel.Event;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.StoredName;

/** The facts of a chat session. */
public sealed interface ChatEvent extends Event {

    /**
     * @param views the day's count and limit it begins with; null in what was written before they
     *     were noted
     */
    @StoredName("opened")
    record Opened(
            Instant at,
            String locale,
            @Nullable String zone,
            @Nullable Page page,
            @Nullable String referrer,
            @Nullable Inheritance inherited,
            Duration idle,
            Views.@Nullable Quota views)
            implements ChatEvent {}

    /** A token younger than all that were used before was used for the first time. */
    @StoredName("resumed")
    record Resumed(Instant at, Instant tokenIssued) implements ChatEvent {}

    /**
     * @param turn the visitor's message a bot answers
     * @param name the agent's name
     */
    @StoredName("said")
    record Said(
            Instant at,
            Speaker by,
            @Nullable String name,
            Personal text,
            List<Product> products,
            @Nullable String intent,
            @Nullable Long turn)
            implements ChatEvent {
        public Said {
            products = List.copyOf(products);
        }
    }

    /**
     * @param views the day's count after a view; null for other actions
     */
    @StoredName("interacted")
    record Interacted(
            Instant at,
            String product,
            Action action,
            @Nullable String variant,
            @Nullable String source,
            @Nullable Map<String, Object> metadata,
            @Nullable Views views,
            Views.@Nullable Quota quota)
            implements ChatEvent {}

    /** A view beyond the day's limit: refused, and recorded as refused. */
    @StoredName("view-refused")
    record ViewRefused(Instant at, String product, Views.Quota quota) implements ChatEvent {}

    /**
     * What the visitor's cart holds now.
     *
     * @param instead the cart whose place it took
     * @param cartSeq the number of the fact in the cart
     * @param own whether this visitor did it
     */
    @StoredName("cart-changed")
    record CartChanged(
            Instant at,
            String cart,
            @Nullable String instead,
            long cartSeq,
            List<CartLine> lines,
            @Nullable Money total,
            boolean own)
            implements ChatEvent {
        public CartChanged {
            lines = List.copyOf(lines);
        }
    }

    @StoredName("purchased")
    record Purchased(Instant at, Purchase purchase) implements ChatEvent {}

    @StoredName("identified")
    record Identified(Instant at, Identity identity) implements ChatEvent {}

    @StoredName("preferred")
    record Preferred(Instant at, String key, String value) implements ChatEvent {}

    @StoredName("tracked")
    record Tracked(Instant at, String name, @Nullable Map<String, Object> data) implements ChatEvent {}

    @StoredName("moved")
    record Moved(Instant at, Page page) implements ChatEvent {}

    @StoredName("owner-changed")
    record OwnerChanged(Instant at, Owner owner, boolean taken) implements ChatEvent {}

    /** What an agent tried and was not allowed to. */
    @StoredName("agent-refused")
    record AgentRefused(Instant at, String agent, String attempt, String code) implements ChatEvent {}

    @StoredName("read")
    record Read(Instant at, Speaker by, long upto) implements ChatEvent {}

    @StoredName("ended")
    record Ended(Instant at, EndReason why) implements ChatEvent {}

    @StoredName("succeeded")
    record Succeeded(Instant at, String successor) implements ChatEvent {}

    /**
     * The person is forgotten: the key that what they told is sealed with goes as well. In an open
     * session it follows the end.
     */
    @StoredName("erased")
    record Erased(Instant at) implements ChatEvent {
        @Override
        public boolean forgets() {
            return true;
        }
    }

    enum EndReason {
        IDLE,
        VISITOR,
        ERASED
    }

    /** Whether the visitor did something; only such sessions count in a conversion rate. */
    default boolean isVisitors() {
        return switch (this) {
            case Said said -> said.by() == Speaker.VISITOR;
            case Interacted i -> true;
            case ViewRefused v -> true;
            case Purchased p -> p.purchase().status() == Purchase.Status.REPORTED;
            case Identified i -> true;
            case Preferred p -> true;
            case Tracked t -> true;
            case CartChanged c -> c.own();
            case Ended e -> e.why() == EndReason.VISITOR;
            case Opened o -> false;
            case Resumed r -> false;
            case Moved m -> false;
            case OwnerChanged o -> false;
            case AgentRefused r -> false;
            case Read r -> false;
            case Succeeded s -> false;
            case Erased e -> false;
        };
    }

    /** Whether the session stays alive by it: a reconnect, a read mark or a refusal is no activity. */
    default boolean isActivity() {
        return switch (this) {
            case Opened o -> true;
            case Said s -> true;
            case Interacted i -> true;
            case ViewRefused v -> true;
            case Purchased p -> p.purchase().status() == Purchase.Status.REPORTED;
            case Identified i -> true;
            case Preferred p -> true;
            case Tracked t -> true;
            case CartChanged c -> c.own();
            case Moved m -> true;
            case OwnerChanged o -> true;
            case Resumed r -> false;
            case AgentRefused r -> false;
            case Read r -> false;
            case Ended e -> false;
            case Succeeded s -> false;
            case Erased e -> false;
        };
    }
}
