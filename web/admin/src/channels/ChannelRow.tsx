// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Badge, Button, CopyButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Withheld } from '../access/Withheld'
import type { Channel } from '../api/types'
import { useLanguage } from '../i18n/LanguageProvider'
import { useProblemText } from '../shell/useProblemText'
import classes from './Channels.module.css'
import { testChannel } from './queries'

type Props = { channel: Channel; mayChange: boolean; edit: () => void; remove: () => void }

/** A channel, the address its provider wants, and how its account has just been tested. */
export function ChannelRow({ channel, mayChange, edit, remove }: Props) {
  const t = useTranslations('channels')
  const { language } = useLanguage()
  const { kind, name } = channel
  const test = useMutation({ mutationFn: () => testChannel(channel, language) })
  const acts = [
    ['testChannel', 'test', () => test.mutate()],
    ['changeChannel', 'edit', edit],
    ['removeChannel', 'remove', remove],
  ] as const
  return (
    <li className={classes.row}>
      <h2 className={classes.name}>
        {name}
        <Badge variant="light" className={classes.badge}>
          {t(`kinds.${kind}`)}
        </Badge>
        <Badge variant="light" color={channel.has_secret ? 'green' : 'orange'} className={classes.badge}>
          {t(channel.has_secret ? 'hasSecret' : 'noSecret')}
        </Badge>
      </h2>
      <p className={classes.facts}>
        <span>
          {t(`accounts.${kind}`)}: <code>{channel.account}</code>
        </span>
        {channel.numbers.length > 0 && (
          <span>
            {t('numbers')}: {channel.numbers.join(', ')}
          </span>
        )}
      </p>
      <div className={classes.webhook}>
        <span className={classes.label}>{t('webhook')}</span>
        <code className={classes.address}>{channel.webhook_url}</code>
        <CopyButton value={channel.webhook_url}>
          {({ copied, copy }) => (
            <Button variant="default" size="xs" onClick={copy} aria-label={t('copyOf', { name })}>
              <span role="status">{copied ? t('copied') : t('copy')}</span>
            </Button>
          )}
        </CopyButton>
        <span className={classes.hint}>{t(`webhookHints.${kind}`)}</span>
      </div>
      <div className={classes.acts}>
        {acts.map(([operation, act, run]) =>
          mayChange ? (
            <Button
              key={act}
              variant="default"
              size="xs"
              loading={act === 'test' && test.isPending}
              aria-label={t(`${act}Of`, { name })}
              onClick={run}
            >
              {t(act)}
            </Button>
          ) : (
            <Withheld key={act} operation={operation} variant="default" size="xs" label={t(`${act}Of`, { name })}>
              {t(act)}
            </Withheld>
          ),
        )}
      </div>
      <Told test={test} />
    </li>
  )
}

type Test = { data: Awaited<ReturnType<typeof testChannel>> | undefined; error: unknown; isError: boolean }

/** How the test went, in words. */
function Told({ test: { data, error, isError } }: { test: Test }) {
  const t = useTranslations('channels')
  const problemText = useProblemText()
  if (isError)
    return (
      <Alert color="red" role="alert" p="xs">
        {problemText(error)}
      </Alert>
    )
  if (data === undefined) return null
  return (
    <Alert color={data.ok ? 'green' : 'orange'} role={data.ok ? 'status' : 'alert'} p="xs">
      {data.ok ? (data.said ? t('answered', { said: data.said }) : t('worked')) : data.message}
    </Alert>
  )
}
