// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "2001:db8:0:0:0:0:0:7, 2001:db8::7",
        "2001:db8:0:0:0:0:0:0, 2001:db8::",
        "2001:db8:1:0:2:3:4:50, 2001:db8:1:0:2:3:4:50",
        "192.0.2.10, 192.0.2.10"
    })
    void people_read_addresses_without_their_zeros(String spelled, String shown) {
        assertEquals(shown, ClientAddress.shortened(spelled));
    }
}
