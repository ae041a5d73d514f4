// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import type { SessionView } from '../api/types'
import { safeUrl } from '../shell/safeUrl'
import classes from './Details.module.css'
import { Facts, Section } from './Section'

type Props = { view: SessionView }

export function VisitorSection({ view: { visitor } }: Props) {
  const t = useTranslations('details')
  const standing = visitor.erased
    ? t('erased')
    : visitor.customer === null
      ? t('anonymous')
      : visitor.verified
        ? t('verified')
        : t('unverified')
  return (
    <Section title={t('visitor')}>
      <Facts
        facts={[
          [t('identity'), standing],
          [t('name'), visitor.name],
          [t('customer'), visitor.customer],
          [t('email'), visitor.email],
          [t('phone'), visitor.phone],
        ]}
      />
    </Section>
  )
}

export function LimitsSection({ view }: Props) {
  const t = useTranslations('details')
  const format = useFormatter()
  const { used, limit, resets } = view.limits.views
  return (
    <Section title={t('limits')}>
      <meter
        className={classes.meter}
        min={0}
        max={Math.max(limit, 1)}
        low={limit * 0.7}
        high={limit - 0.5}
        optimum={0}
        value={used}
        aria-label={t('limits')}
      >
        {used}
      </meter>
      <p className={classes.line}>
        <span>{t('used', { used, limit })}</span>
        <span>
          {t('resets', { at: format.dateTime(new Date(resets), { dateStyle: 'short', timeStyle: 'short' }) })}
        </span>
      </p>
    </Section>
  )
}

/** A language in the reader's own. */
function nameOf(locale: string, reader: string): string {
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(locale) ?? locale
  } catch {
    // The page may have told anything.
    return locale
  }
}

export function AboutSection({ view }: Props) {
  const t = useTranslations()
  const reader = useLocale()
  const format = useFormatter()
  const when = (at: string | null) => at && format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })
  const to = (id: string | null, words: string) =>
    id && (
      <Anchor component={Link} to="/sessions/$id" params={{ id } as never} size="sm">
        {words}
      </Anchor>
    )
  return (
    <Section title={t('details.about')}>
      <Facts
        facts={[
          [t('details.page'), <Address key="page" url={view.page?.url} words={view.page?.title} />],
          [t('details.referrer'), view.referrer && <Address key="referrer" url={view.referrer} words={null} />],
          [t('details.locale'), nameOf(view.locale, reader)],
          [t('details.tz'), view.tz],
          [t('details.started'), when(view.started_at)],
          [t('details.lastActivity'), when(view.last_activity_at)],
          [t('details.expires'), when(view.expires_at)],
          [t('session.ended'), view.ended_why && t(`session.endedWhy.${view.ended_why}`)],
          [t('details.events'), view.seq],
          [t('details.read'), t('details.readBy', { visitor: view.read.visitor, agent: view.read.agent })],
          [t('details.before'), to(view.predecessor, t('session.predecessor'))],
          [t('details.after'), to(view.successor, t('session.successor'))],
          [t('details.id'), <code key="id">{view.id}</code>],
        ]}
      />
    </Section>
  )
}

function Address({ url, words }: { url: string | undefined; words: string | null | undefined }) {
  if (url === undefined) return '–'
  const href = safeUrl(url)
  const shown = words || url
  if (href === undefined) return shown
  return (
    <Anchor href={href} target="_blank" rel="noopener noreferrer" size="sm">
      {shown}
    </Anchor>
  )
}
