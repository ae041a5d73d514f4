// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatabaseAccessTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://shop:p%40ss+word@db.example:6432/sales?sslmode=require",
                "postgres://shop:p%40ss+word@db.example:6432/sales?sslmode=require",
                "jdbc:postgresql://shop:p%40ss+word@db.example:6432/sales?sslmode=require"
            })
    void an_address_is_taken_apart(String url) {
        try (DatabaseAccess database = DatabaseAccess.at(url)) {
            assertEquals("jdbc:postgresql://db.example:6432/sales?sslmode=require", database.jdbcUrl());
            assertEquals("shop", database.user());
            assertEquals("p@ss+word", database.password());
            assertFalse(database.toString().contains("p@ss"), "a log line does not tell the password");
        }
    }

    @Test
    void port_and_password_may_be_missing() {
        try (DatabaseAccess database = DatabaseAccess.at("postgresql://shop@[::1]/sales")) {
            assertEquals("jdbc:postgresql://[::1]/sales", database.jdbcUrl());
            assertEquals("", database.password());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "mysql://shop:geheim@localhost/sales",
                "postgresql://shop:geheim@localhost",
                "postgresql://a b:geheim@x/y"
            })
    void what_is_no_address_is_refused_without_repeating_it(String url) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> DatabaseAccess.at(url).close());
        assertFalse(String.valueOf(refused.getMessage()).contains("geheim"));
    }
}
