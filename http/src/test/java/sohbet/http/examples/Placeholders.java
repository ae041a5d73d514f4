// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What differs from one telling to the next, under names that stay: ids are numbered in the order they appear in, secrets look
 * like secrets of nobody, and everything happens on one morning.
 */
final class Placeholders {
    static final ZoneId ZONE = ZoneId.of("Europe/Istanbul");
    private static final Instant MORNING = Instant.parse("2026-11-21T09:30:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    /** Days; what lies farther off was meant as it stands. */
    private static final int FAR = 400;

    /** Characters of what nobody writes by chance. */
    private static final int SECRET = 12;

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z)?");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern PUBLIC_KEY = Pattern.compile("sohbet_pk_[A-Za-z0-9_-]{32}");
    private static final Pattern API_KEY = Pattern.compile("sohbet_sk_[A-Za-z0-9_-]{40,}");
    private static final Pattern KEY_PREFIX = Pattern.compile("sohbet_sk_(?!0a1B2c3D4e5F)[A-Za-z0-9_-]+");
    private static final Pattern SIGNING = Pattern.compile("whsec_[A-Za-z0-9+/=]{20,}");
    /** As the engine makes them: of chance alone, of time and chance, and of keys. */
    private static final Pattern MADE_UP =
            Pattern.compile("(test-)?[A-Za-z0-9_-]{16}|[0-9A-HJKMNP-TV-Z]{26}|[A-Za-z0-9]{12}");

    /** What the first part of a path says its things are, where their first letters would say less. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("api-keys", "key"),
            Map.entry("deliveries", "dlv"),
            Map.entry("imports", "job"),
            Map.entry("knowledge", "top"),
            Map.entry("message", "msg"),
            Map.entry("owner", "usr"),
            Map.entry("owners", "usr"),
            Map.entry("user", "usr"),
            Map.entry("users", "usr"),
            Map.entry("who", "usr"));
    /** The shop chooses these ids itself. */
    private static final Set<String> CHOSEN = Set.of("products", "categories", "merchants", "product", "merchant");

    private final Map<String, String> known =
            new TreeMap<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, JsonNode> fixed;
    private final Instant began = Instant.now();

    /** @param fixed what stands under a name, or under a name in a thing of another ({@code move.state}), is this, whatever it was */
    Placeholders(Map<String, JsonNode> fixed) {
        this.fixed = Map.copyOf(fixed);
    }

    /** From now on the one is shown as the other, wherever it stands. */
    void know(String value, String shown) {
        if (!value.isEmpty()) known.putIfAbsent(value, shown);
    }

    /** @param kind what the things are that an answer is about, as the operation's path begins */
    JsonNode shown(JsonNode node, String kind) {
        return shown(node, "", kind);
    }

    private JsonNode shown(JsonNode node, String key, String kind) {
        JsonNode constant = fixed.getOrDefault(kind + "." + key, fixed.get(key));
        if (constant != null && !node.isNull() && !node.isContainerNode()) {
            if (!node.isTextual() || !constant.isTextual()) return constant;
            // A short one is a word, which may stand anywhere.
            if (node.asText().length() < SECRET) return constant;
            know(node.asText(), constant.asText());
            return TextNode.valueOf(text(node.asText()));
        }
        if (node.isTextual()) return TextNode.valueOf(word(node.asText(), key, kind));
        if (node.isArray()) {
            ArrayNode shown = JsonNodeFactory.instance.arrayNode();
            node.forEach(one -> shown.add(shown(one, key, kind)));
            return shown;
        }
        if (!node.isObject()) return node;
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        String inside = key.isEmpty() || key.equals("items") ? kind : key;
        node.properties().forEach(one -> shown.set(text(one.getKey()), shown(one.getValue(), one.getKey(), inside)));
        return shown;
    }

    private String word(String word, String key, String kind) {
        boolean isId = key.equals("id") || key.endsWith("_id") || key.equals("session") || key.equals("ids");
        String about = key.endsWith("_id") ? key.substring(0, key.length() - 3) : key.equals("session") ? key : kind;
        if (isId && !CHOSEN.contains(about) && !known.containsKey(word) && isMadeUp(word)) {
            String name = KINDS.getOrDefault(about, about.substring(0, Math.min(3, about.length())));
            int number = counts.merge(name, 1, Integer::sum);
            known.put(
                    word,
                    UUID.matcher(word).matches()
                            ? String.format(
                                    Locale.ROOT, "00000000-0000-4000-8000-%012d", counts.merge("", 1, Integer::sum))
                            : name + "_" + number);
        }
        return text(word);
    }

    private static boolean isMadeUp(String word) {
        return MADE_UP.matcher(word).matches() || UUID.matcher(word).matches();
    }

    /** A text with everything known in it replaced. */
    String text(String text) {
        String shown = text;
        for (var one : known.entrySet()) shown = shown.replace(one.getKey(), one.getValue());
        shown = UUID.matcher(shown)
                .replaceAll(found ->
                        found.group().startsWith("00000000") ? found.group() : "00000000-0000-4000-8000-000000000000");
        shown = PUBLIC_KEY.matcher(shown).replaceAll(found -> {
            know(found.group(), "sohbet_pk_example-" + counts.merge("public key", 1, Integer::sum));
            return known.get(found.group());
        });
        shown = API_KEY.matcher(shown).replaceAll("sohbet_sk_0a1B2c3D4e5F_nobodysnobodysnobodysnobodysnobodysnobodys");
        shown = KEY_PREFIX.matcher(shown).replaceAll("sohbet_sk_0a1B2c3D4e5F_nobo");
        shown = SIGNING.matcher(shown).replaceAll("whsec_bm9ib2R5c25vYm9keXNub2JvZHlzbm9ib2R5cw==");
        return TIME.matcher(shown).replaceAll(found -> {
            String time = found.group();
            return (time.endsWith("Z") ? moment(Instant.parse(time)) : day(LocalDate.parse(time))).toString();
        });
    }

    /** The beginning of a day stays one; what is near is now; the rest is as far away as it was, to ten minutes. */
    private static Instant moment(Instant at) {
        var there = at.atZone(ZONE);
        if (there.toLocalTime().equals(LocalTime.MIDNIGHT))
            return day(there.toLocalDate()).atStartOfDay(ZONE).toInstant();
        Instant now = Instant.now();
        if (at.equals(at.truncatedTo(ChronoUnit.HOURS)))
            return MORNING.truncatedTo(ChronoUnit.HOURS).plus(Duration.between(now.truncatedTo(ChronoUnit.HOURS), at));
        if (Duration.between(at, now).abs().toDays() > FAR) return at;
        long tens = Math.round(Duration.between(now, at).toSeconds() / 600.0);
        return MORNING.plus(Duration.ofMinutes(10 * tens));
    }

    private static LocalDate day(LocalDate day) {
        long away = ChronoUnit.DAYS.between(LocalDate.now(ZONE), day);
        return Math.abs(away) > FAR ? day : DAY.plusDays(away);
    }

    /** Whether an hour, or even a day, has ended meanwhile: then what was counted before is not what is counted now. */
    boolean isAnotherHour() {
        return !began.truncatedTo(ChronoUnit.HOURS).equals(Instant.now().truncatedTo(ChronoUnit.HOURS));
    }
}
