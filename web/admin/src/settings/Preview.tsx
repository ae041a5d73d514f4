// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { CSSProperties } from 'react'
import { useTranslations } from 'use-intl'
import { ChatIcon, SendIcon } from '../shell/icons'
import { type Ground, inkOn } from './contrast'
import classes from './Preview.module.css'

type Props = { color: string; isLeft: boolean; theme: 'auto' | Ground }

/** The widget in small: its button and its open panel, both lights side by side when the visitor's device decides. */
export function Preview({ color, isLeft, theme }: Props) {
  const t = useTranslations('look')
  const shown: Ground[] = theme === 'auto' ? ['light', 'dark'] : [theme]
  return (
    <div className={classes.preview}>
      <span className={classes.label}>{t('preview')}</span>
      <div className={classes.pages}>
        {shown.map((ground) => (
          <Drawing key={ground} color={color} isLeft={isLeft} ground={ground} />
        ))}
      </div>
    </div>
  )
}

function Drawing({ color, isLeft, ground }: { color: string; isLeft: boolean; ground: Ground }) {
  const t = useTranslations('look')
  const paint = { '--accent': color, '--on-accent': inkOn(color) } as CSSProperties
  return (
    <div
      role="img"
      aria-label={t('previewOf', { side: t(isLeft ? 'left' : 'right'), theme: t(ground) })}
      className={classes.page}
      data-ground={ground}
      data-left={isLeft || undefined}
      style={paint}
    >
      <div className={classes.panel} aria-hidden="true">
        <div className={classes.head} />
        <p className={classes.bot}>{t('sayBot')}</p>
        <p className={classes.visitor}>{t('sayVisitor')}</p>
        <div className={classes.composer}>
          <span className={classes.write}>{t('write')}</span>
          <span className={classes.send}>
            <SendIcon size={12} />
          </span>
        </div>
      </div>
      <span className={classes.launcher} aria-hidden="true">
        <ChatIcon size={18} />
      </span>
    </div>
  )
}
