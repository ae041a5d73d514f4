// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.Personal;

/**
 * Who a visitor says they are.
 *
 * @param customer the shop's own id of the customer
 * @param verified whether the shop's server vouched for the id with its secret
 */
public record Identity(
        Personal customer,
        @Nullable Personal name,
        @Nullable Personal email,
        @Nullable Personal phone,
        boolean verified) {}
