// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Refused;
import sohbet.http.edge.Text;

/**
 * Which passwords are taken: ten characters or more that nobody tries first. Nothing is asked about kinds of characters; what
 * counts is that a common word with a year behind it is still a common word.
 */
public final class PasswordRules {
    static final int SHORTEST = 10;
    private static final int FEWEST_DIFFERENT = 5;
    private static final Set<String> WORDS = words();
    private static final List<String> ROWS = List.of(
            "01234567890",
            "abcdefghijklmnopqrstuvwxyz",
            "qwertyuiopgu",
            "asdfghjklsi",
            "zxcvbnmoc",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p");

    /** Why a password is not taken. */
    enum Fault {
        SHORT("En az " + SHORTEST + " karakter olmalı", "It needs at least " + SHORTEST + " characters"),
        COMMON("Çok bilinen sözcüklerden oluşuyor", "It is made of words that everybody tries first"),
        SIMPLE("Aynı ya da ardışık karakterlerden oluşuyor", "It is made of the same characters or of a row of them"),
        PERSONAL("Adınızdan ya da e-postanızdan oluşuyor", "It is made of your name or your mail address");

        private final String turkish;
        private final String english;

        Fault(String turkish, String english) {
            this.turkish = turkish;
            this.english = english;
        }

        Refused refused() {
            return Problem.of("weak_password")
                    .detail(turkish, english)
                    .with("why", name().toLowerCase(Locale.ROOT))
                    .thrown();
        }
    }

    private PasswordRules() {}

    /** Refuses with {@code weak_password} what is too easily found out. */
    public static void hold(String password, String email, String name) {
        Optional<Fault> fault = fault(password, email, name);
        if (fault.isPresent()) {
            throw fault.get().refused();
        }
    }

    static Optional<Fault> fault(String given, String email, String name) {
        String password = Text.clean(given);
        if (Text.length(password) < SHORTEST) return Optional.of(Fault.SHORT);
        String folded = folded(password);
        if (isSimple(folded)) return Optional.of(Fault.SIMPLE);
        String letters = lettersOf(folded);
        String read = lettersOf(unmasked(folded));
        if (isPersonal(letters, email, name) || isPersonal(read, email, name)) return Optional.of(Fault.PERSONAL);
        return isCommon(letters) || isCommon(read) ? Optional.of(Fault.COMMON) : Optional.empty();
    }

    /** Small letters without signs, as the words of the list are. */
    private static String folded(String text) {
        String small = text.replace('İ', 'i')
                .replace('I', 'i')
                .toLowerCase(Locale.ROOT)
                .replace('ı', 'i');
        return Normalizer.normalize(small, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    private static String lettersOf(String folded) {
        return folded.replaceAll("[^\\p{L}]", "");
    }

    /** Letters where digits and signs stand for them: {@code p4$$w0rd}. What stands at the end is only an addition. */
    private static String unmasked(String folded) {
        return folded.replaceAll("[^\\p{L}]+$", "")
                .replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }

    /** One word of the list, two of them, or one over and over; digits and signs around and between them do not count. */
    private static boolean isCommon(String letters) {
        if (WORDS.contains(letters)) return true;
        for (int cut = 3; cut <= letters.length() - 3; cut++) {
            String head = letters.substring(0, cut);
            if (!WORDS.contains(head)) continue;
            String rest = letters.substring(cut);
            if (WORDS.contains(rest) || rest.replace(head, "").isEmpty()) return true;
        }
        return false;
    }

    private static boolean isSimple(String folded) {
        if (folded.codePoints().distinct().count() < FEWEST_DIFFERENT) return true;
        if (folded.chars().allMatch(Character::isDigit)) return true;
        int steps = 0;
        for (int i = 1; i < folded.length(); i++) {
            if (isStep(folded.charAt(i - 1), folded.charAt(i))) steps++;
        }
        return steps * 10 >= (folded.length() - 1) * 8;
    }

    private static boolean isStep(char from, char to) {
        String there = "" + from + to;
        String back = "" + to + from;
        return from == to || ROWS.stream().anyMatch(row -> row.contains(there) || row.contains(back));
    }

    private static boolean isPersonal(String letters, String email, String name) {
        String box = lettersOf(folded(email.substring(0, Math.max(0, email.indexOf('@')))));
        String whole = lettersOf(folded(name));
        if (letters.isEmpty()) return false;
        return letters.equals(whole)
                || letters.equals(box)
                || (box.length() >= 5 && letters.replace(box, "").length() < 3)
                || (whole.length() >= 5 && letters.replace(whole, "").length() < 3);
    }

    private static Set<String> words() {
        try (InputStream in = PasswordRules.class.getResourceAsStream("common-words.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
