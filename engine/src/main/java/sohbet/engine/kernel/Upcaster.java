// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * Turns one stored shape of a record into the next.
 *
 * @param name the stored name, with its aggregate: {@code chat.said}
 * @param from the version it reads; it yields {@code from + 1}
 */
public record Upcaster(String name, int from, UnaryOperator<ObjectNode> change) {}
