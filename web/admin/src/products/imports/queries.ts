// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../../api/client'
import type { Import } from '../types'
import { faultsOfFile } from './faultFile'

export const isRunning = (job: Import | undefined) => job?.state === 'running'

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/imports/{id}', { params: { path: { id } }, signal })),
  })

/** Colleagues and other tabs import too, so the list is looked through again, more often while something goes on. */
export const importsQuery = queryOptions({
  queryKey: ['imports', 'list'],
  queryFn: ({ signal }) => answer(api.GET('/imports', { signal })),
  refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? 2000 : 10_000),
})

export const faultsQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'faults', id],
    queryFn: async ({ signal }) => {
      const text = await answer(api.GET('/imports/{id}/errors', { params: { path: { id } }, parseAs: 'text', signal }))
      return faultsOfFile(text)
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

export const faultFileUrl = (id: string): string => `/api/v1/imports/${encodeURIComponent(id)}/errors`

/** What has been imported by then stays. */
export const stopImport = (id: string) => answer(api.DELETE('/jobs/{id}', { params: { path: { id } } }))

export function startImport(file: File, isDryRun: boolean): Promise<Import> {
  const form = new FormData()
  form.append('dry_run', String(isDryRun))
  form.append('file', file)
  return answer(api.POST('/imports', { body: form as never, bodySerializer: (body) => body as unknown as FormData }))
}
