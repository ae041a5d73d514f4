// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.http.edge.Json;
import sohbet.http.edge.MalformedJson;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChatFormTest {
    private static String body(String type, String value) {
        return Json.text(Map.of(
                "type", type, "data", Map.of("severity", "warning", "count", 3, "params", Map.of("name", value))));
    }

    private static JsonNode slack(String value) throws MalformedJson {
        return Json.read(ChatForm.slack(body("notification.key_expiring", value), "tr"));
    }

    private static JsonNode discord(String value) throws MalformedJson {
        return Json.read(ChatForm.discord(body("notification.key_expiring", value), "en"));
    }

    @Test
    void a_chat_is_told_in_its_language() throws MalformedJson {
        assertEquals(
                "*🟠 Bir API anahtarının süresi doluyor*\nname: Kasa\n× 3",
                slack("Kasa").path("text").asText());
        assertEquals(
                "**🟠 An API key is about to expire**\nname\\: Till\n× 3",
                discord("Till").path("content").asText());
        assertTrue(
                ChatForm.slack("{\"type\":\"webhook.test\",\"data\":{}}", "tr").contains("deneme"));
        assertTrue(ChatForm.slack("{\"type\":\"of.another_day\",\"data\":{}}", "tr")
                .contains("of.another"));
    }

    @Test
    void nobody_is_called_by_what_somebody_wrote() throws MalformedJson {
        String slack = slack("<!channel> <!here|x> <@U123> <#C1> <https://evil.example|click> & *b*")
                .path("text")
                .asText();
        assertFalse(slack.matches("(?s).*[<>].*"), slack);
        assertTrue(slack.contains("&lt;!channel&gt;") && slack.contains("&amp;"), slack);
        JsonNode told = discord("@everyone @here <@123> <@&5> [click](https://evil.example) **b**\n# big");
        assertEquals("[]", told.at("/allowed_mentions/parse").toString());
        String content = told.path("content").asText();
        assertFalse(content.contains("@everyone") || content.contains("@here"), content);
        assertFalse(content.matches("(?s).*(<@[0-9&]|]\\().*"), content);
        assertEquals("none", slackNode().path("parse").asText());
        assertFalse(slackNode().path("link_names").asBoolean(true));
    }

    private static JsonNode slackNode() throws MalformedJson {
        return slack("@everyone");
    }

    @Test
    void a_flood_of_words_is_cut() throws MalformedJson {
        assertTrue(slack("x".repeat(50_000)).path("text").asText().length() < 500);
        assertTrue(discord("<".repeat(50_000)).path("content").asText().length() <= 2_000);
    }
}
