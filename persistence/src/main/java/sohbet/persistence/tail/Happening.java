// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.time.Instant;
import sohbet.engine.kernel.Recorded;

/** One fact as the tail sees it go by. */
public record Happening(
    long position,
    String persistenceId,
    String kind,
    String merchant,
    String id,
    Instant writtenAt,
    Recorded<?> recorded) {}
