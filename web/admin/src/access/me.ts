// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { createContext, useContext } from 'react'
import type { Me } from '../api/types'

export const MeContext = createContext<Me | undefined>(undefined)

/** Who is signed in; only asked behind the gate. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (me === undefined) throw new Error('nobody is signed in here')
  return me
}

export const mayErase = (me: Me): boolean => me.role === 'admin'

export const mayAnswer = (me: Me): boolean => me.role !== 'viewer'

export const mayChangeProducts = (me: Me): boolean => me.role !== 'viewer'

export const mayImport = (me: Me): boolean => me.role === 'admin'

export const maySeeLimits = (me: Me): boolean => me.role === 'admin'

export const mayReadAudit = (me: Me): boolean => me.role === 'admin'

export const mayKeepStaff = (me: Me): boolean => me.role === 'admin'
