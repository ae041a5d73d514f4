// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Me, Role } from '../api/types'

const roles = ['viewer', 'operator', 'admin'] as const satisfies readonly Role[]

/** The least role that may do it in this shop; nothing when no role may. */
export const leastRole = ({ permissions }: Pick<Me, 'permissions'>, operation: string): Role | undefined =>
  roles.find((role) => permissions[role]?.includes(operation))

/** Whether one's own role may do it, by the server's table. */
export function may(me: Pick<Me, 'permissions' | 'role'>, operation: string): boolean {
  const least = leastRole(me, operation)
  return least !== undefined && roles.indexOf(me.role) >= roles.indexOf(least)
}
