// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLive } from '../../live/LiveProvider'
import type { Import } from '../types'
import { importQuery, isRunning } from './queries'

/** An import: asked for once, then followed on the live line until it has ended. */
export function useImport(id: string | undefined) {
  const { client } = useLive()
  const queries = useQueryClient()
  const job = useQuery({ ...importQuery(id ?? ''), enabled: id !== undefined })
  const goesOn = isRunning(job.data)
  useEffect(() => {
    if (id === undefined || !goesOn) return
    return client.subscribe(`job:${id}`, {
      snapshot: (data) => queries.setQueryData(importQuery(id).queryKey, data as Import),
    })
  }, [client, queries, id, goesOn])
  return job
}
