// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { maySeeLimits, useMe } from '../access/me'
import type { RequestLimits } from '../api/types'
import { ListFailed, ListLoading } from '../sessions/ListStates'
import { useTitle } from '../shell/useTitle'
import classes from './LimitsPage.module.css'
import { limitsQuery } from './queries'

/** How often callers may ask, and who came near the end of it. */
export function LimitsPage() {
  const t = useTranslations()
  const me = useMe()
  const maySee = maySeeLimits(me)
  const { data, error, isError, refetch } = useQuery({ ...limitsQuery, enabled: maySee })
  useTitle(t('limits.title'))
  return (
    <div className={classes.page}>
      <div>
        <Title order={1} size="h3">
          {t('limits.title')}
        </Title>
        <p className={classes.hint}>{t('limits.lead')}</p>
      </div>
      {!maySee && <Alert color="blue">{t('limits.onlyAdmins', { role: t(`role.${me.role}`) })}</Alert>}
      {isError && <ListFailed title={t('limits.errorTitle')} error={error} again={() => void refetch()} />}
      {maySee && data === undefined && !isError && <ListLoading />}
      {data !== undefined && (
        <>
          <InForce limits={data.limits} />
          <Near uses={data.uses} />
        </>
      )}
    </div>
  )
}

function InForce({ limits }: { limits: RequestLimits['limits'] }) {
  const t = useTranslations('limits')
  return (
    <section aria-labelledby="in-force">
      <Title order={2} size="h5" id="in-force">
        {t('inForce')}
      </Title>
      <dl className={classes.limits}>
        {limits.map(({ kind, amount, per_seconds }) => (
          <div key={kind} className={classes.limit}>
            <dt>{t(`kinds.${kind}`)}</dt>
            <dd className="numbers">{t('rate', { amount, seconds: per_seconds })}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Near({ uses }: { uses: RequestLimits['uses'] }) {
  const t = useTranslations('limits')
  const format = useFormatter()
  return (
    <div className={classes.near}>
      <Title order={2} size="h5" id="near">
        {t('near')}
      </Title>
      {uses.length === 0 ? (
        <div className={classes.empty}>
          <strong>{t('emptyTitle')}</strong>
          <p className={classes.hint}>{t('emptyText')}</p>
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard
        <section className={classes.frame} tabIndex={0} aria-labelledby="near">
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('hour')}</th>
                <th scope="col">{t('who')}</th>
                <th scope="col">{t('peak')}</th>
                <th scope="col">{t('refused')}</th>
              </tr>
            </thead>
            <tbody>
              {uses.map(({ kind, subject, hour, peak, refused }) => (
                <tr key={`${kind} ${subject} ${hour}`}>
                  <td>{format.dateTime(new Date(hour), { dateStyle: 'medium', timeStyle: 'short' })}</td>
                  <td>
                    {t(`kinds.${kind}`)}
                    {subject !== '' && <div className={classes.subject}>{subject}</div>}
                  </td>
                  <td className="numbers">{format.number(peak / 100, { style: 'percent' })}</td>
                  <td className="numbers">{format.number(refused)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  )
}
