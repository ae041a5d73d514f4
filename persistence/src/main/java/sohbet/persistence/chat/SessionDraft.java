// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.Action;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.Identity;
import sohbet.engine.chat.Owner;
import sohbet.engine.chat.Page;
import sohbet.engine.chat.Purchase;
import sohbet.engine.chat.Speaker;
import sohbet.engine.kernel.Personal;

/** A row of the list while what happened is being folded into it. */
final class SessionDraft {
    private static final int SHOWN = 300;

    final String merchant;
    final String id;

    /** Whether the table has a row of it. */
    boolean stored;

    long seq;
    boolean open = true;
    Instant startedAt = Instant.EPOCH;
    Instant lastActivityAt = Instant.EPOCH;
    String locale = "";

    @Nullable
    Page page;

    @Nullable
    String name;

    boolean verified;
    boolean personal;
    boolean erased;
    Owner owner = new Owner(Speaker.BOT, null, null, 0);
    int messages;
    int interactions;
    int views;
    int reported;
    int confirmed;

    @Nullable
    String lastText;

    @Nullable
    Speaker lastBy;

    boolean engaged;
    long asked;
    long answered;
    boolean viewed;
    boolean carted;

    SessionDraft(String merchant, String id) {
        this.merchant = merchant;
        this.id = id;
    }

    /** What one more fact changes in the row; purchases are counted by {@link Orders}. */
    void take(long next, ChatEvent event) {
        seq = next;
        if (event.isActivity()) lastActivityAt = event.at();
        if (event.isVisitors()) engaged = true;
        switch (event) {
            case ChatEvent.Opened opened -> begin(opened);
            case ChatEvent.Said said -> say(said);
            case ChatEvent.Interacted interacted -> {
                interactions++;
                if (interacted.action() == Action.VIEW) viewed = true;
                if (interacted.action() == Action.ADD_TO_CART) carted = true;
                if (interacted.quota() != null) views = interacted.quota().used();
            }
            case ChatEvent.ViewRefused refused -> views = refused.quota().used();
            case ChatEvent.Identified identified -> identify(identified.identity());
            case ChatEvent.Moved moved -> page = moved.page();
            case ChatEvent.OwnerChanged changed -> owner = changed.owner();
            case ChatEvent.Ended ended -> open = false;
            case ChatEvent.Erased gone -> forget();
            case ChatEvent.CartChanged changed -> {}
            case ChatEvent.Purchased purchased -> {}
            case ChatEvent.Resumed resumed -> {}
            case ChatEvent.Preferred preferred -> {}
            case ChatEvent.Tracked tracked -> {}
            case ChatEvent.AgentRefused refused -> {}
            case ChatEvent.Read read -> {}
            case ChatEvent.Succeeded succeeded -> {}
        }
    }

    private void begin(ChatEvent.Opened opened) {
        startedAt = opened.at();
        locale = opened.locale();
        page = opened.page();
        var inherited = opened.inherited();
        if (inherited == null) return;
        views = inherited.views().used();
        if (inherited.identity() != null) identify(inherited.identity());
    }

    private void identify(Identity identity) {
        see(identity.customer());
        name = identity.name() == null ? null : see(identity.name());
        verified = identity.verified();
    }

    private void forget() {
        name = null;
        lastText = null;
        erased = true;
    }

    private void say(ChatEvent.Said said) {
        messages++;
        lastText = shortened(see(said.text()));
        lastBy = said.by();
        switch (said.by()) {
            case VISITOR -> asked = seq;
            case BOT -> answered = Math.max(answered, said.turn() == null ? 0 : said.turn());
            case AGENT -> answered = seq;
        }
    }

    private @Nullable String see(Personal field) {
        personal = true;
        if (field.isErased()) erased = true;
        return field.text();
    }

    private static @Nullable String shortened(@Nullable String text) {
        if (text == null || text.codePointCount(0, text.length()) <= SHOWN) return text;
        return text.substring(0, text.offsetByCodePoints(0, SHOWN - 1)) + "…";
    }

    void count(Purchase.Status status, int by) {
        if (status == Purchase.Status.CONFIRMED) confirmed += by;
        else reported += by;
    }

    boolean isUnanswered() {
        return open && asked > answered;
    }

    SessionRow row() {
        return new SessionRow(
                id,
                seq,
                open,
                startedAt,
                lastActivityAt,
                locale,
                page,
                new SessionRow.Visitor(name, verified, erased),
                owner,
                messages,
                interactions,
                views,
                new SessionRow.Purchases(reported, confirmed),
                lastText,
                lastBy);
    }
}
