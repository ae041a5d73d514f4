// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Json;
import sohbet.http.edge.Language;
import sohbet.http.edge.Text;
import sohbet.persistence.move.Target;

/** Tries what somebody has typed or keeps: the language model, the accounts for messages, another database. */
public final class Trials {
    private static final Pattern ACCOUNT_SID = Pattern.compile("AC[0-9a-fA-F]{32}");
    private static final Pattern BOT_TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{1,200}");
    private static final int MOST_MODELS = 300;
    private static final int LONGEST = 200;
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final Calls calls = new Calls();
    private final String twilio;
    private final String telegram;

    /** @param twilio and telegram: where their interfaces are */
    public Trials(String twilio, String telegram) {
        this.twilio = twilio.replaceFirst("/$", "");
        this.telegram = telegram.replaceFirst("/$", "");
    }

    /** Which models there are, as every server of this kind tells. */
    CompletionStage<Trial> models(String url, @Nullable String key, Language language) {
        return told(
                language,
                () -> calls.ask(with(key, Calls.to(base(url) + "/models")).GET())
                        .thenApply(json -> {
                            var models = new ArrayList<String>();
                            for (JsonNode model : json.path("data"))
                                if (model.path("id").isTextual() && models.size() < MOST_MODELS)
                                    models.add(Text.clean(model.path("id").asText(), LONGEST));
                            if (models.isEmpty()) throw new Calls.Failed(Trouble.NOT_UNDERSTOOD);
                            return Trial.models(
                                    models.stream().sorted().distinct().toList());
                        }));
    }

    /** A real question to the model. */
    CompletionStage<Trial> model(String url, @Nullable String key, String model, Language language) {
        var question = Map.of(
                "model",
                model,
                "max_tokens",
                20,
                "messages",
                List.of(Map.of(
                        "role",
                        "user",
                        "content",
                        language.choose("Tek kelimeyle yanıtla: hazır mısın?", "Answer in one word: are you ready?"))));
        return told(
                language,
                () -> calls.ask(with(key, Calls.to(base(url) + "/chat/completions"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(question))))
                        .thenApply(json -> {
                            JsonNode said = json.at("/choices/0/message/content");
                            if (!said.isTextual()) throw new Calls.Failed(Trouble.NOT_UNDERSTOOD);
                            return Trial.well(Text.clean(said.asText(), LONGEST));
                        }));
    }

    /**
     * Asks the provider of a channel whether the account that is kept is good.
     *
     * @param secret null when nobody has written it
     */
    public CompletionStage<Trial> channel(String kind, String account, @Nullable String secret, Language language) {
        boolean isTelegram = kind.equals("telegram");
        // Both stand in the address that is asked, so nothing else may.
        Trouble trouble = secret == null
                ? Trouble.NO_KEY
                : isTelegram
                        ? BOT_TOKEN.matcher(secret).matches() ? null : Trouble.WRONG_KEY
                        : ACCOUNT_SID.matcher(account).matches() ? null : Trouble.WRONG_ACCOUNT;
        if (secret == null || trouble != null)
            return CompletableFuture.completedStage(Trial.failed(trouble == null ? Trouble.NO_KEY : trouble, language));
        return isTelegram ? telegram(secret, language) : twilio(account, secret, language);
    }

    CompletionStage<Trial> twilio(String accountSid, String token, Language language) {
        String who = Base64.getEncoder().encodeToString((accountSid + ":" + token).getBytes(StandardCharsets.UTF_8));
        return told(
                language,
                () -> calls.ask(Calls.to(twilio + "/2010-04-01/Accounts/" + accountSid + ".json")
                                .header("Authorization", "Basic " + who)
                                .GET())
                        .exceptionallyCompose(failure -> CompletableFuture.failedStage(atProvider(failure)))
                        .thenApply(json -> {
                            if (!json.path("sid").asText().equals(accountSid))
                                throw new Calls.Failed(Trouble.NOT_UNDERSTOOD);
                            return Trial.well(
                                    Text.clean(json.path("friendly_name").asText(), LONGEST));
                        }));
    }

    CompletionStage<Trial> telegram(String token, Language language) {
        return told(
                language,
                () -> calls.ask(Calls.to(telegram + "/bot" + token + "/getMe").GET())
                        .exceptionallyCompose(failure -> CompletableFuture.failedStage(atProvider(failure)))
                        .thenApply(json -> {
                            if (!json.path("ok").asBoolean()) throw new Calls.Failed(Trouble.WRONG_KEY);
                            return Trial.well(
                                    "@" + Text.clean(json.at("/result/username").asText(), LONGEST));
                        }));
    }

    CompletionStage<Trial> database(String url, Language language) {
        return CompletableFuture.supplyAsync(
                () -> Target.fault(url)
                        .map(fault -> Trial.failed(Trouble.of(fault), language))
                        .orElseGet(() -> Trial.well(null)),
                THREADS);
    }

    private static HttpRequest.Builder with(@Nullable String key, HttpRequest.Builder request) {
        return key == null || key.isBlank() ? request : request.header("Authorization", "Bearer " + key.strip());
    }

    private static String base(String url) {
        return url.strip().replaceFirst("/+$", "");
    }

    /** Nobody types the providers' addresses: what is not found there is the account, and who does not answer is out of reach. */
    private static Throwable atProvider(Throwable failure) {
        if (!(cause(failure) instanceof Calls.Failed failed)) return failure;
        return switch (failed.trouble()) {
            case NOT_FOUND -> new Calls.Failed(Trouble.WRONG_KEY);
            case NAME_NOT_FOUND, REFUSED, TIMED_OUT -> new Calls.Failed(Trouble.OUT_OF_REACH);
            default -> failure;
        };
    }

    private static CompletionStage<Trial> told(Language language, Supplier<CompletionStage<Trial>> tried) {
        try {
            return tried.get().exceptionally(failure -> {
                if (cause(failure) instanceof Calls.Failed failed) return Trial.failed(failed.trouble(), language);
                throw new CompletionException(failure);
            });
        } catch (Calls.Failed unsent) {
            return CompletableFuture.completedStage(Trial.failed(unsent.trouble(), language));
        } catch (IllegalArgumentException unreadable) {
            // A key with a line break cannot be sent.
            return CompletableFuture.completedStage(Trial.failed(Trouble.WRONG_KEY, language));
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
