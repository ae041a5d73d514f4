// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sohbet.http.edge.Json;
import sohbet.http.edge.MalformedJson;
import sohbet.http.edge.Text;

/**
 * A message as a chat service takes it: a title and a few lines. What people wrote cannot call anybody: for Slack {@code &}, {@code <} and
 * {@code >} are escaped, without which there are no mentions and no links, and automatic links of names are off; Discord is told to
 * mention nobody, and its own marks are escaped.
 */
final class ChatForm {
    private static final int LONGEST_VALUE = 300;
    private static final int MOST_LINES = 12;
    private static final int LONGEST = 1_800;
    private static final String ZERO_WIDTH = "\u200B";

    private ChatForm() {}

    static String slack(String body, String locale) {
        JsonNode message = read(body);
        var text = new StringBuilder("*" + forSlack(title(message, locale)) + "*");
        for (String line : lines(message)) text.append('\n').append(forSlack(line));
        var form = new LinkedHashMap<String, Object>();
        form.put("text", bounded(text.toString()));
        form.put("parse", "none");
        form.put("link_names", false);
        form.put("unfurl_links", false);
        return Json.text(form);
    }

    static String discord(String body, String locale) {
        JsonNode message = read(body);
        var text = new StringBuilder("**" + forDiscord(title(message, locale)) + "**");
        for (String line : lines(message)) text.append('\n').append(forDiscord(line));
        var form = new LinkedHashMap<String, Object>();
        form.put("content", bounded(text.toString()));
        form.put("allowed_mentions", Map.of("parse", List.of()));
        return Json.text(form);
    }

    private static JsonNode read(String body) {
        try {
            return Json.read(body);
        } catch (MalformedJson e) {
            throw new IllegalStateException("what was stored is no JSON", e);
        }
    }

    private static String title(JsonNode message, String locale) {
        String title = WebhookType.title(message.path("type").asText(), locale);
        return switch (message.at("/data/severity").asText()) {
            case "critical" -> "🔴 " + title;
            case "warning" -> "🟠 " + title;
            case "success" -> "🟢 " + title;
            default -> title;
        };
    }

    /** What there is to say about it, one figure or word a line. */
    private static List<String> lines(JsonNode message) {
        List<String> lines = new ArrayList<>();
        for (var field : message.at("/data/params").properties()) {
            if (lines.size() == MOST_LINES || !field.getValue().isValueNode()) continue;
            String value = Text.clean(field.getValue().asText().replaceAll("\\s+", " "), LONGEST_VALUE);
            lines.add(field.getKey().replace('_', ' ') + ": " + value);
        }
        int count = message.at("/data/count").asInt(1);
        if (count > 1) lines.add("× " + count);
        return lines;
    }

    /** Only these three begin anything that notifies somebody; a mark of style is broken up so that it styles nothing. */
    static String forSlack(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([*_~`])", ZERO_WIDTH + "$1" + ZERO_WIDTH);
    }

    /** Besides {@code allowed_mentions}, a name behind an {@code @} is broken up; and no mark of Markdown marks anything. */
    static String forDiscord(String text) {
        return text.replaceAll("([\\\\*_~`|>#\\[\\]()<:-])", "\\\\$1").replace("@", "@" + ZERO_WIDTH);
    }

    private static String bounded(String text) {
        return Text.length(text) <= LONGEST ? text : Text.clean(text, LONGEST) + "…";
    }
}
