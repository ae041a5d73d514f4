// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useCallback, useEffect, useRef } from 'react'
import { useLive } from '../live/LiveProvider'

const repeatEvery = 3000

/** Tells the visitor that somebody writes: at most every three seconds, and once when it stops. */
export function useTypingSignal(session: string): (on: boolean) => void {
  const { client } = useLive()
  const told = useRef(0)
  const signal = useCallback(
    (on: boolean) => {
      const isOn = told.current > 0
      if (on ? Date.now() - told.current < repeatEvery : !isOn) return
      told.current = on ? Date.now() : 0
      client.tellServer({ type: 'typing', session, on })
    },
    [client, session],
  )
  useEffect(() => () => signal(false), [signal])
  return signal
}
