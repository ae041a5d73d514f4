// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.Answerer;
import sohbet.persistence.catalogue.Catalogue;
import sohbet.persistence.catalogue.Catalogue.Hit;
import sohbet.persistence.catalogue.Catalogue.Wanted;
import sohbet.persistence.catalogue.Language;

/**
 * Answers with the products of the shop's catalogue that fit the words of a question, in the
 * language it is asked in, and says so when none does.
 */
public final class CatalogueAnswerer implements Answerer {
    private static final int CARDS = 4;
    private static final int LOOKED_AT = 24;
    private static final double MENTIONED = 0.1;
    private final DataSource database;

    public CatalogueAnswerer(DataSource database) {
        this.database = database;
    }

    @Override
    public CompletionStage<Reply> answer(Question question) {
        return CompletableFuture.supplyAsync(() -> find(question), Thread::startVirtualThread);
    }

    private Reply find(Question question) {
        try (Connection connection = database.getConnection()) {
            return reply(connection, question);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static Reply reply(Connection connection, Question question) throws SQLException {
        Found best = null;
        for (Language language : languages(question)) {
            var found = search(connection, question.merchant(), Asked.read(question.text(), language));
            if (best == null || found.isBetterThan(best)) best = found;
        }
        return best == null ? say(Language.of(question.locale())) : best.reply();
    }

    private static Reply say(Language language) {
        return new Reply(Wording.of(language).other(), List.of(), intent(Asked.Intent.OTHER));
    }

    /** The language of the question; when its words do not tell, that of the session goes first. */
    private static List<Language> languages(Question question) {
        int turkish = Asked.evidence(question.text(), Language.TURKISH);
        int english = Asked.evidence(question.text(), Language.ENGLISH);
        if (turkish > english) return List.of(Language.TURKISH);
        if (english > turkish) return List.of(Language.ENGLISH);
        var session = Language.of(question.locale());
        return List.of(session, session.other());
    }

    /** What was found for a reading of the question; {@code dear} when only above the limit. */
    private record Found(Asked asked, List<Hit> hits, boolean dear) {
        boolean isBetterThan(Found other) {
            return rank() > other.rank();
        }

        private double rank() {
            return hits.stream().mapToDouble(Hit::rank).max().orElse(0);
        }

        Reply reply() {
            var wording = Wording.of(asked.language());
            String text =
                    switch (asked.intent()) {
                        case GREETING -> wording.greeting();
                        case THANKS -> wording.thanks();
                        case HUMAN -> wording.human();
                        case OTHER -> wording.other();
                        case PRODUCT_SEARCH -> hits.isEmpty() ? wording.nothing() : found(wording);
                    };
            var products = hits.stream().map(Hit::product).limit(CARDS).toList();
            return new Reply(text, products, intent(asked.intent()));
        }

        private String found(Wording wording) {
            boolean exact = hits.getFirst().fitsAll();
            String text = dear
                    ? wording.dear()
                    : !exact ? wording.near() : hits.size() == 1 ? wording.foundOne() : wording.foundSome();
            String currency = hits.getFirst().product().price().currency();
            var limit = asked.limit();
            boolean comparable = limit == null
                    || limit.currency() == null
                    || limit.currency().equals(currency);
            return comparable ? text : text + wording.otherCurrency().formatted(currency);
        }
    }

    private static String intent(Asked.Intent intent) {
        return intent.name().toLowerCase(Locale.ROOT);
    }

    private static Found search(Connection connection, String merchant, Asked asked) throws SQLException {
        if (asked.intent() != Asked.Intent.PRODUCT_SEARCH) return new Found(asked, List.of(), false);
        var within = hits(connection, merchant, asked, asked.limit());
        if (!within.isEmpty() || asked.limit() == null) return new Found(asked, within, false);
        return new Found(asked, hits(connection, merchant, asked, null), true);
    }

    private static List<Hit> hits(Connection connection, String merchant, Asked asked, @Nullable PriceLimit limit)
            throws SQLException {
        var wanted = limit == null
                ? new Wanted(asked.words(), null, null)
                : new Wanted(asked.words(), limit.amount(), limit.currency());
        return Catalogue.find(connection, merchant, asked.language(), wanted, LOOKED_AT).stream()
                .filter(hit -> isMeant(hit, asked))
                .toList();
    }

    /** A product that only mentions a part of it, or is only as red, is not what was asked for. */
    private static boolean isMeant(Hit hit, Asked asked) {
        if (!hit.fitsAll() && hit.rank() < MENTIONED) return false;
        var words = IntStream.range(0, hit.fits().size()).boxed().toList();
        boolean onlyManner = words.stream().allMatch(asked::isManner);
        return onlyManner || words.stream().anyMatch(i -> hit.fits().get(i) && !asked.isManner(i));
    }
}
