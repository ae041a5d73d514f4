// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslations } from 'use-intl'
import type { NoticeType, Preferences } from '../api/types'
import { SeverityMark } from './SeverityMark'
import { useNoticeText } from './useNoticeText'
import classes from './Wishes.module.css'
import { type Channel, channels, isLocked, isOn, type Wish } from './ways'
import { inOrder } from './wishes'

type Props = { preferences: Preferences; tick: (type: NoticeType, channel: Channel, on: boolean) => void }

const reason = 'always-told'

/** Each kind with the ways it is told. On a narrow page each kind is a card that names its ways. */
export function WishTable({ preferences, tick }: Props) {
  const t = useTranslations('wishes')
  const textOf = useNoticeText()
  return (
    <section className={classes.group}>
      <p id={reason} className={classes.hint}>
        {t('locked')}
      </p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            {channels.map((channel) => (
              <th key={channel} scope="col" className={classes.tickHead}>
                {t(`channels.${channel}`)}
                <span className={classes.small}>{t(`channelHints.${channel}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder(preferences).map((wish) => {
            const { title } = textOf({ type: wish.type, params: {} })
            return (
              <tr key={wish.type}>
                <th scope="row">
                  <span className={classes.kind}>{title}</span>
                  <SeverityMark severity={wish.severity ?? 'info'} />
                </th>
                {channels.map((channel) => (
                  <td key={channel}>
                    <Tick wish={wish} channel={channel} title={title} tick={tick} />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

type TickProps = { wish: Wish; channel: Channel; title: string; tick: Props['tick'] }

function Tick({ wish, channel, title, tick }: TickProps) {
  const t = useTranslations('wishes')
  const isFixed = isLocked(wish, channel)
  return (
    <label className={classes.tick}>
      <input
        type="checkbox"
        checked={isOn(wish, channel)}
        aria-label={t('of', { channel: t(`channels.${channel}`), type: title })}
        aria-disabled={isFixed || undefined}
        aria-describedby={isFixed ? reason : undefined}
        title={isFixed ? t('locked') : undefined}
        onChange={(event) => !isFixed && tick(wish.type, channel, event.currentTarget.checked)}
      />
      <span className={classes.tickName} aria-hidden="true">
        {t(`channels.${channel}`)}
      </span>
      {isFixed && (
        <span className={classes.small} aria-hidden="true">
          {t('lockedMark')}
        </span>
      )}
    </label>
  )
}
