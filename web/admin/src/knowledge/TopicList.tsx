// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, VisuallyHidden } from '@mantine/core'
import { useFormatter, useNow, useTranslations } from 'use-intl'
import type { Topic } from '../api/types'
import { useLanguage } from '../i18n/LanguageProvider'
import { type Tongue, tongues, wordingOf } from './draft'
import classes from './KnowledgePage.module.css'

type Props = {
  topics: readonly Topic[]
  tongue: Tongue | undefined
  mayWrite: boolean
  edit: (topic: Topic) => void
  remove: (topic: Topic) => void
}

/** The entries, each with the wording of the language that is looked for, else of the reader's. */
export function TopicList({ topics, tongue, mayWrite, edit, remove }: Props) {
  const t = useTranslations('knowledge')
  const { language } = useLanguage()
  return (
    <ul className={classes.topics} aria-label={t('caption')}>
      {topics.map((topic) => {
        const { question, answer } = wordingOf(topic, tongue ?? language)
        return (
          <li key={topic.id} className={classes.topic}>
            <div className={classes.said}>
              <h2 className={classes.question}>
                {mayWrite ? (
                  <button type="button" className={classes.open} onClick={() => edit(topic)}>
                    <VisuallyHidden>{t('edit', { question: '' }).replace(/[“”]/g, '')} </VisuallyHidden>
                    {question}
                  </button>
                ) : (
                  question
                )}
              </h2>
              <p className={classes.answer}>{answer}</p>
              <p className={classes.facts}>
                {tongues.map((it) => (
                  <Tag key={it} tongue={it} isWritten={topic[it] !== undefined} />
                ))}
                <Changed at={topic.changed_at} />
              </p>
            </div>
            {mayWrite && (
              <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                className={classes.remove}
                aria-label={t('remove', { question })}
                onClick={() => remove(topic)}
              >
                {t('removeShort')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Tag({ tongue, isWritten }: { tongue: Tongue; isWritten: boolean }) {
  const t = useTranslations('knowledge')
  const words = t(isWritten ? 'written' : 'missing', { language: t(tongue) })
  return (
    <span className={classes.tag} data-missing={!isWritten || undefined} title={words}>
      <span aria-hidden="true">{tongue.toUpperCase()}</span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  )
}

function Changed({ at }: { at: string }) {
  const t = useTranslations('knowledge')
  const format = useFormatter()
  const now = useNow({ updateInterval: 60_000 })
  const when = new Date(at)
  return (
    <span>
      {t('changed')}{' '}
      <time dateTime={at} title={format.dateTime(when, { dateStyle: 'medium', timeStyle: 'short' })}>
        {format.relativeTime(when, now)}
      </time>
    </span>
  )
}
