// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sohbet.http.account.PasswordRules.Fault;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PasswordRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "three small otters",
                "mavi otobüs durakta bekler",
                "xK9#mQ2$vL",
                "çay 3 bardak, lütfen",
                "👍 öküz altında buzağı"
            })
    void what_nobody_tries_first_is_taken(String password) {
        assertEquals(Optional.empty(), fault(password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xK9#mQ2$v", "", "öüğşçıİçö", "👍👍👍👍👍👍👍👍👍"})
    void characters_are_counted_and_not_their_bytes(String password) {
        assertEquals(Optional.of(Fault.SHORT), fault(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password123",
                "Password2026!",
                "P4$$w0rd2026",
                "Galatasaray1905",
                "FENERBAHÇE1907",
                "Beşiktaş-1903",
                "İstanbul34!!",
                "ISTANBUL3434",
                "şifreşifre",
                "sifrem12345",
                "parola-parola-1",
                "seniseviyorum",
                "iloveyou2026",
                "mehmet.mustafa",
                "qwertyuiop12345x",
                "canim annecim 1"
            })
    void a_common_word_stays_common_with_a_year_behind_it(String password) {
        assertEquals(true, fault(password).filter(f -> f != Fault.SHORT).isPresent(), password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890",
                "aaaaaaaaaaaa",
                "abcdefghijkl",
                "qwertyuiopğü",
                "9876543210",
                "05321234567",
                "ababababab"
            })
    void the_same_over_and_over_or_a_row_of_keys_is_simple(String password) {
        assertEquals(Optional.of(Fault.SIMPLE), fault(password));
    }

    @Test
    void the_own_name_and_address_are_nobodys_secret() {
        assertEquals(Optional.of(Fault.PERSONAL), fault("Zübeyde.Akçakoca"));
        assertEquals(Optional.of(Fault.PERSONAL), fault("zubeydeakcakoca1"));
        assertEquals(Optional.of(Fault.PERSONAL), fault("z.akcakoca99"));
    }

    private static Optional<Fault> fault(String password) {
        return PasswordRules.fault(password, "z.akcakoca@shop.example", "Zübeyde Akçakoca");
    }
}
