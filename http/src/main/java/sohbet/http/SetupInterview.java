// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sohbet.http.setup.Terminal;

/** Asks at the terminal what the wizard asks in the browser: whose installation it is, and for which shop. */
final class SetupInterview {
    private final Questions asking;
    private final PrintWriter out;
    private final Function<Terminal.Messages, List<String>> troubles;

    /** @param troubles what is wrong with accounts for messages, as their providers say */
    SetupInterview(Questions asking, PrintWriter out, Function<Terminal.Messages, List<String>> troubles) {
        this.asking = asking;
        this.out = out;
        this.troubles = troubles;
    }

    /** @param usual what is taken when somebody only presses return */
    Terminal.Answers over(Terminal.Answers usual) {
        String name = asking.ask("Your name", usual.name(), SetupInterview::needed);
        String email = asking.ask(
                "Your e-mail",
                usual.email(),
                said -> said.matches("[^\\s@]+@[^\\s@]+") ? "" : "An e-mail address, please.");
        String password = asking.secret(
                "A password", said -> Terminal.weakness(said, email, name).orElse(""));
        String language =
                asking.ask("Your language, tr or en", usual.locale(), said -> said.matches("tr|en") ? "" : "tr or en.");
        boolean isTwoStep = asking.yes("Set two-step sign-in up after the start?", usual.isTwoStep());
        String shop = asking.ask("Name of the shop", usual.shop(), SetupInterview::needed);
        String zone = asking.ask(
                "Its time zone", usual.zone(), said -> Terminal.isZone(said) ? "" : "Like Europe/Istanbul, please.");
        String money = asking.ask(
                "Its currency", usual.currency(), said -> Terminal.isCurrency(said) ? "" : "Like TRY, please.");
        String spoken = asking.ask(
                "Its languages, the first one first",
                String.join(",", usual.locales()),
                said -> said.matches("(tr|en)(,(tr|en))?") ? "" : "tr,en or one of them.");
        String goods = asking.ask(
                "Products: demo or import",
                usual.catalogue(),
                said -> said.matches("demo|import") ? "" : "demo or import.");
        return new Terminal.Answers(
                name,
                email,
                password,
                language,
                isTwoStep,
                shop,
                zone,
                money,
                distinct(spoken),
                goods,
                model(usual.model()),
                messages(usual.messages()));
    }

    private Terminal.@Nullable Model model(Terminal.@Nullable Model usual) {
        while (true) {
            String url = asking.ask(
                    "Language model's address (empty: the embedded answerer)",
                    usual == null ? "" : usual.url(),
                    said -> "");
            if (url.isEmpty()) return null;
            String name = asking.ask("Model", usual == null ? "" : usual.model(), SetupInterview::needed);
            var model = new Terminal.Model(url, name, given(asking.secret("Its key (empty: none)", said -> "")));
            var trouble = Terminal.modelTrouble(model);
            out.println(trouble.map(text -> "  " + text).orElse("  It answers."));
            if (trouble.isEmpty() || asking.yes("Keep it all the same?", false)) return model;
        }
    }

    private Terminal.@Nullable Messages messages(Terminal.@Nullable Messages usual) {
        while (true) {
            String sid = given(asking.ask(
                    "Twilio's Account SID (empty: none)",
                    usual == null || usual.accountSid() == null ? "" : usual.accountSid(),
                    said -> said.isEmpty() || isSid(said) ? "" : "It is AC and 32 letters or digits."));
            String token = sid == null ? null : asking.secret("Its auth token", SetupInterview::needed);
            String number = sid == null
                    ? null
                    : asking.ask(
                            "Your number there",
                            usual == null || usual.number() == null ? "" : usual.number(),
                            said -> isNumber(said) ? "" : "Like +905321234567, please.");
            String bot = given(asking.secret("Token of a Telegram bot (empty: none)", said -> ""));
            if (sid == null && bot == null) return null;
            var messages = new Terminal.Messages(sid, number, token, bot);
            var found = troubles.apply(messages);
            found.forEach(text -> out.println("  " + text));
            if (found.isEmpty()) out.println("  It works.");
            if (found.isEmpty() || asking.yes("Keep it all the same?", false)) return messages;
        }
    }

    static boolean isSid(String said) {
        return said.matches("AC[0-9a-fA-F]{32}");
    }

    static boolean isNumber(String said) {
        return said.matches("\\+[1-9][0-9]{6,14}");
    }

    static List<String> distinct(String list) {
        return List.of(list.split(",")).stream().distinct().toList();
    }

    private static @Nullable String given(String said) {
        return said.isBlank() ? null : said.strip();
    }

    private static String needed(String said) {
        return said.isBlank() ? "This is needed." : "";
    }
}
