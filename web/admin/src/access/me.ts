// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { createContext, useContext } from 'react'
import type { Me } from '../api/types'
import { may } from './permission'

export const MeContext = createContext<Me | undefined>(undefined)

/** Who is signed in; only asked behind the gate. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (me === undefined) throw new Error('nobody is signed in here')
  return me
}

export const mayErase = (me: Me): boolean => may(me, 'eraseSessionPerson')

export const mayAnswer = (me: Me): boolean => may(me, 'sayInSession')

export const mayChangeProducts = (me: Me): boolean => may(me, 'changeProduct')

export const mayChangeKnowledge = (me: Me): boolean => may(me, 'replaceKnowledge')

export const mayChangeSettings = (me: Me): boolean => may(me, 'changeSettings')

export const mayImport = (me: Me): boolean => may(me, 'startImport')

export const mayExport = (me: Me): boolean => may(me, 'getExport')

export const maySeeLimits = (me: Me): boolean => may(me, 'getLimits')

export const mayReadAudit = (me: Me): boolean => may(me, 'listAudit')

export const mayKeepStaff = (me: Me): boolean => may(me, 'listUsers')

export const mayKeepKeys = (me: Me): boolean => may(me, 'listApiKeys')
