// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CauseTest {
    @Test
    void it_names_kinds_codes_and_places_but_quotes_nobody() {
        var why = new IllegalStateException("+90 555", new SQLException("Key (phone)=(+90 555) exists", "23505"));
        String text = Cause.of(why);
        assertTrue(text.startsWith("IllegalStateException at sohbet.persistence.tail.CauseTest"), text);
        assertTrue(text.contains("by SQLException 23505"), text);
        assertFalse(text.contains("555"), text);
    }
}
