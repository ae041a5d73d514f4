// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { mayImport, useMe } from '../../access/me'
import { isProblem } from '../../api/problem'
import { SessionFailed } from '../../session/SessionStates'
import { useProblemText } from '../../shell/useProblemText'
import { useTitle } from '../../shell/useTitle'
import { AllProducts } from '../ProductPage'
import { ChooseFile } from './ChooseFile'
import { ImportJob } from './ImportJob'
import classes from './Imports.module.css'
import { PastImports } from './PastImports'
import { importQuery, startImport, stopImport } from './queries'
import { useImport } from './useImport'

/** Brings a file into the catalogue: first it is told what would change, then it is done. */
export function ImportPage() {
  const t = useTranslations()
  const me = useMe()
  useTitle(t('imports.title'))
  return (
    <div className={classes.page}>
      <AllProducts />
      <Title order={1} size="h3">
        {t('imports.title')}
      </Title>
      {mayImport(me) ? (
        <Imports />
      ) : (
        <Alert color="blue">{t('imports.onlyAdmins', { role: t(`role.${me.role}`) })}</Alert>
      )}
    </div>
  )
}

function Imports() {
  const t = useTranslations('imports')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const { job: id } = useSearch({ from: '/products/import' })
  const navigate = useNavigate({ from: '/products/import' })
  const [file, setFile] = useState<File>()
  /** The dry run whose file is still at hand. */
  const [checked, setChecked] = useState<string>()
  const job = useImport(id)
  const start = useMutation({
    mutationFn: ({ chosen, isDryRun }: { chosen: File; isDryRun: boolean }) => startImport(chosen, isDryRun),
    onSuccess: (begun) => {
      queries.setQueryData(importQuery(begun.id).queryKey, begun)
      setChecked(begun.dry_run ? begun.id : undefined)
      void navigate({ search: { job: begun.id } })
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: ['imports', 'list'] }),
  })
  const stop = useMutation({ mutationFn: stopImport, onSettled: () => void job.refetch() })
  const state = job.data?.state
  useEffect(() => {
    if (state === undefined || state === 'running') return
    void queries.invalidateQueries({ queryKey: ['products'] })
    void queries.invalidateQueries({ queryKey: ['imports', 'list'] })
  }, [state, queries])

  const isBusy = start.isPending || state === 'running'
  return (
    <>
      <ChooseFile
        file={file}
        isBusy={isBusy}
        choose={(chosen) => {
          setFile(chosen)
          setChecked(undefined)
          start.reset()
          void navigate({ search: {} })
        }}
        check={() => file !== undefined && start.mutate({ chosen: file, isDryRun: true })}
        isChecked={id !== undefined}
      />
      {start.isPending && <p role="status">{t('starting')}</p>}
      {start.isError && (
        <Alert color="red" role="alert">
          {isProblem(start.error, 'conflict') ? t('busy') : problemText(start.error)}
        </Alert>
      )}
      {stop.isError && (
        <Alert color="red" role="alert">
          {problemText(stop.error)}
        </Alert>
      )}
      {id !== undefined && job.isError && (
        <SessionFailed
          title={isProblem(job.error, 'not_found') ? t('notFound') : t('errorTitle')}
          error={job.error}
          again={() => void job.refetch()}
        />
      )}
      {id !== undefined && job.data !== undefined && !start.isPending && (
        <ImportJob
          key={id}
          job={job.data}
          stop={() => stop.mutate(id)}
          go={file !== undefined && checked === id ? () => start.mutate({ chosen: file, isDryRun: false }) : undefined}
        />
      )}
      <PastImports shown={id === undefined ? undefined : job.data} />
    </>
  )
}
