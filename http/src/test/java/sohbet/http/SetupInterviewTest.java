// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.http.setup.Terminal;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SetupInterviewTest {
    private static final String SID = "AC00000000000000000000000000000000";
    private static final Terminal.Answers USUAL = new Terminal.Answers(
            "", "", "", "tr", false, "", "Europe/Istanbul", "TRY", List.of("tr", "en"), "demo", null, null);

    private final StringWriter said = new StringWriter();

    private Terminal.Answers typed(String... lines) {
        var in = new BufferedReader(new StringReader(String.join("\n", lines) + "\n"));
        var out = new PrintWriter(said, true);
        return new SetupInterview(
                        new Questions(in, out),
                        out,
                        messages -> "bad".equals(messages.twilioToken())
                                ? List.of("Twilio: The key was not accepted.")
                                : List.of())
                .over(USUAL);
    }

    @Test
    void return_takes_the_usual_and_what_does_not_fit_is_asked_for_again() {
        var answers = typed(
                "",
                "Ayşe Yılmaz",
                "ayse",
                "ayse@shop.example",
                "password",
                "three small otters",
                "de",
                "en",
                "yes",
                "Işık Kitabevi",
                "Mars/Olympus",
                "",
                "TL",
                "",
                "",
                "toys",
                "import",
                "",
                "",
                "");
        assertEquals(
                new Terminal.Answers(
                        "Ayşe Yılmaz",
                        "ayse@shop.example",
                        "three small otters",
                        "en",
                        true,
                        "Işık Kitabevi",
                        "Europe/Istanbul",
                        "TRY",
                        List.of("tr", "en"),
                        "import",
                        null,
                        null),
                answers);
        for (String complaint : List.of(
                "This is needed.",
                "An e-mail address, please.",
                "tr or en.",
                "Like Europe/Istanbul",
                "Like TRY",
                "demo or import.")) assertTrue(said.toString().contains("  " + complaint), complaint + " in " + said);
        assertFalse(said.toString().contains("otters"));
    }

    @Test
    void accounts_for_messages_are_tried_and_asked_for_again() {
        var answers = typed(
                "Ayşe",
                "a@shop.example",
                "three small otters",
                "",
                "",
                "Shop",
                "",
                "",
                "",
                "",
                "",
                "AC1",
                SID,
                "bad",
                "0532",
                "+905321234567",
                "",
                "no",
                SID,
                "good",
                "+905321234567",
                "1:bot");
        assertEquals(new Terminal.Messages(SID, "+905321234567", "good", "1:bot"), answers.messages());
        assertTrue(said.toString().contains("The key was not accepted."), said.toString());
        assertTrue(said.toString().contains("It works."), said.toString());
        assertTrue(said.toString().contains("It is AC and 32 letters or digits."), said.toString());
    }

    @Test
    void where_nobody_answers_it_says_what_to_do() {
        var nobody = assertThrows(IllegalArgumentException.class, () -> typed("Ayşe"));
        assertTrue(String.valueOf(nobody.getMessage()).contains("--non-interactive"));
    }
}
