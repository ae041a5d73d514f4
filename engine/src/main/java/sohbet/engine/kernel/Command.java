// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

/** What somebody asks of an entity, in the imperative. Time and fresh ids come in with it. */
public interface Command {}
