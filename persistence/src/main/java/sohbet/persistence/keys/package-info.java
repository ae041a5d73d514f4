// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The keys of entities: one each, wrapped by the master keyset, and gone for good once deleted.
 */
@NullMarked
package sohbet.persistence.keys;

import org.jspecify.annotations.NullMarked;
