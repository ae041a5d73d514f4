// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Anchor, Skeleton, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useLanguage } from '../../i18n/LanguageProvider'
import { SessionFailed } from '../../session/SessionStates'
import type { Import } from '../types'
import classes from './Imports.module.css'
import { faultFileUrl, faultsQuery } from './queries'

const shownAtMost = 20

/** The first of what could not be taken, and all of it as a file to work through. */
export function Faults({ job }: { job: Import }) {
  const t = useTranslations('imports')
  const { language } = useLanguage()
  const { data, error, isError, refetch } = useQuery(faultsQuery(job.id))
  const shown = data?.slice(0, shownAtMost) ?? []
  return (
    <div className={classes.faults}>
      <Title order={3} size="h6" id="faults">
        {t('faults')}
      </Title>
      {isError && <SessionFailed title={t('faultsFailed')} error={error} again={() => void refetch()} />}
      {data === undefined && !isError && <Skeleton h={80} />}
      {shown.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard
        <section className={classes.frame} tabIndex={0} aria-labelledby="faults">
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('row')}</th>
                <th scope="col">{t('field')}</th>
                <th scope="col">{t('given')}</th>
                <th scope="col">{t('reason')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((fault, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row may have the same fault twice, and the order never changes
                <tr key={place}>
                  <td className="numbers">{fault.row}</td>
                  <td>{fault.field}</td>
                  <td className={classes.given}>{fault.given}</td>
                  <td>{fault[language]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {data !== undefined && job.failed > shown.length && (
        <span className={classes.hint}>{t('faultsShown', { shown: shown.length, count: job.failed })}</span>
      )}
      <Anchor href={faultFileUrl(job.id)} download size="sm">
        {t('download')}
      </Anchor>
    </div>
  )
}
