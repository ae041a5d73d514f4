// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.util.List;

/** The answer to a command, given only after the journal has committed what followed from it. */
public sealed interface Reply {
  /** The number of the last fact recorded, or of the entity when none was. */
  long seq();

  /** The facts of the command; empty when there are none, or when it was repeated. */
  List<? extends Recorded<?>> events();

  /** Whether the command had been answered before: {@code first..seq} are its facts. */
  record Accepted(long first, long seq, List<? extends Recorded<?>> events, boolean repeated)
      implements Reply {}

  record Refused(Rejection rejection, long first, long seq, List<? extends Recorded<?>> events)
      implements Reply {}
}
