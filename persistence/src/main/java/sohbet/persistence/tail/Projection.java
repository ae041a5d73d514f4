// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A read model that is kept by what happens. */
public interface Projection {
  String name();

  /** Its tables, all of them and nothing else's. */
  List<String> tables();

  /** Takes in what happened, in order, inside the transaction that moves the position. */
  void apply(Connection connection, List<Happening> happenings) throws SQLException;
}
