// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.CartNote;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.chat.Identity;
import sohbet.engine.chat.Owner;
import sohbet.engine.chat.Purchase;
import sohbet.engine.chat.Rules;
import sohbet.engine.chat.Shopping;
import sohbet.engine.chat.Talk;
import sohbet.engine.chat.Views;
import sohbet.engine.kernel.Personal;
import sohbet.http.cart.CartView;

/** A session as staff see it, now or as it was after any of its facts. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SessionView(
        String id,
        long seq,
        String status,
        @Nullable String endedWhy,
        Instant startedAt,
        Instant lastActivityAt,
        @Nullable Instant expiresAt,
        String locale,
        @Nullable String tz,
        @Nullable PageView page,
        @Nullable String referrer,
        VisitorView visitor,
        OwnerView owner,
        Limits limits,
        ReadMarks read,
        List<MessageView> messages,
        List<IntentView> intents,
        Map<String, String> preferences,
        List<InteractionView> interactions,
        List<PurchaseView> purchases,
        List<CartChangeView> cartChanges,
        @Nullable String predecessor,
        @Nullable String successor) {

    public record PageView(String url, @Nullable String title) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record VisitorView(
            @Nullable String customer,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            boolean verified,
            boolean erased) {
        static VisitorView of(@Nullable Identity identity, boolean erased) {
            if (identity == null) return new VisitorView(null, null, null, null, false, erased);
            return new VisitorView(
                    identity.customer().text(),
                    text(identity.name()),
                    text(identity.email()),
                    text(identity.phone()),
                    identity.verified(),
                    erased || identity.customer().isErased());
        }

        private static @Nullable String text(@Nullable Personal personal) {
            return personal == null ? null : personal.text();
        }
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record OwnerView(
            String kind, @Nullable String id, @Nullable String name, long version) {
        public static OwnerView of(Owner owner) {
            return new OwnerView(EventView.word(owner.kind()), owner.id(), owner.name(), owner.version());
        }
    }

    public record Limits(Views.Quota views) {}

    public record ReadMarks(long visitor, long agent) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record MessageView(
            long seq,
            Instant at,
            String by,
            @Nullable String name,
            @Nullable String text,
            @Nullable String intent,
            List<ProductView> products,
            @Nullable Long turn,
            @Nullable String cid) {
        static MessageView of(Talk.Message message) {
            return new MessageView(
                    message.seq(),
                    message.at(),
                    EventView.word(message.by()),
                    message.name(),
                    message.text().text(),
                    message.intent(),
                    message.products().stream().map(ProductView::of).toList(),
                    message.turn(),
                    null);
        }
    }

    public record IntentView(long seq, Instant at, String intent) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record InteractionView(
            long seq,
            Instant at,
            String product,
            String action,
            @Nullable String source,
            @Nullable String variant,
            boolean refused) {
        static InteractionView of(Shopping.Interaction it) {
            return new InteractionView(
                    it.seq(),
                    it.at(),
                    it.product(),
                    EventView.word(it.action()),
                    it.source(),
                    it.variant(),
                    it.refused());
        }
    }

    /** How the visitor's cart was after one change; the event has its lines. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record CartChangeView(
            long seq,
            Instant at,
            int lines,
            String total,
            @Nullable String currency) {
        static List<CartChangeView> of(@Nullable CartNote note) {
            if (note == null) return List.of();
            return note.moments().stream().map(CartChangeView::of).toList();
        }

        private static CartChangeView of(CartNote.Moment moment) {
            var totals = CartView.TotalsView.of(moment.total());
            return new CartChangeView(moment.seq(), moment.at(), moment.lines(), totals.total(), totals.currency());
        }
    }

    public record PurchaseView(String order, String total, String currency, Instant at, String status) {
        static PurchaseView of(Purchase purchase) {
            return new PurchaseView(
                    purchase.order(),
                    purchase.total().amount().toPlainString(),
                    purchase.total().currency(),
                    purchase.at(),
                    EventView.word(purchase.status()));
        }
    }

    /**
     * @param now when the view is taken, which decides what is left of the day's limit
     * @return null when there is no such session
     */
    public static @Nullable SessionView of(String id, ChatSession session, Rules rules, Instant now) {
        return of(id, session, shopping -> shopping.views().quota(now, rules));
    }

    /** The session as it was, with the limit that was applied then. */
    static @Nullable SessionView then(String id, ChatSession was, Rules today, Instant then) {
        return of(id, was, shopping -> shopping.quotaThen(then, today));
    }

    private static @Nullable SessionView of(String id, ChatSession session, Function<Shopping, Views.Quota> views) {
        return switch (session) {
            case ChatSession.New none -> null;
            case ChatSession.Open open -> of(id, open, null, views.apply(open.shopping()));
            case ChatSession.Ended ended ->
                of(id, ended.last(), ended, views.apply(ended.last().shopping()));
        };
    }

    private static SessionView of(
            String id, ChatSession.Open open, ChatSession.@Nullable Ended ended, Views.Quota views) {
        var visitor = open.visitor();
        var talk = open.talk();
        var shopping = open.shopping();
        return new SessionView(
                id,
                open.seq(),
                ended == null ? "open" : "ended",
                ended == null ? null : EventView.word(ended.why()),
                open.openedAt(),
                open.lastActivity(),
                ended == null ? open.lastActivity().plus(open.idle()) : null,
                visitor.locale(),
                visitor.zone(),
                visitor.page() == null
                        ? null
                        : new PageView(visitor.page().url(), visitor.page().title()),
                visitor.referrer(),
                VisitorView.of(visitor.identity(), ended != null && ended.isErased()),
                OwnerView.of(open.owner()),
                new Limits(views),
                new ReadMarks(talk.readByVisitor(), talk.readByAgent()),
                talk.messages().stream().map(MessageView::of).toList(),
                talk.intents().stream()
                        .map(i -> new IntentView(i.seq(), i.at(), i.intent()))
                        .toList(),
                visitor.preferences(),
                shopping.interactions().stream().map(InteractionView::of).toList(),
                shopping.purchases().values().stream().map(PurchaseView::of).toList(),
                CartChangeView.of(shopping.cart()),
                open.predecessor(),
                ended == null ? null : ended.successor());
    }
}
