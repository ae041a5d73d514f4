// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from '@mantine/core'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import classes from './Imports.module.css'

const most = 64 * 1024 * 1024

/** Why a file is not even sent; undefined when it may be. */
export function refusalOf({ name, size }: { name: string; size: number }): 'notAFile' | 'tooLarge' | undefined {
  if (!/\.(csv|tsv|txt|json)$/i.test(name)) return 'notAFile'
  return size > most ? 'tooLarge' : undefined
}

type Props = {
  file: File | undefined
  isBusy: boolean
  isChecked: boolean
  choose: (file: File) => void
  check: () => void
}

/** The file: chosen with the keyboard or the mouse, or dropped. */
export function ChooseFile({ file, isBusy, isChecked, choose, check }: Props) {
  const t = useTranslations('imports')
  const format = useFormatter()
  const [isOver, setOver] = useState(false)
  const [refusal, setRefusal] = useState<'notAFile' | 'tooLarge'>()
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (file !== undefined) button.current?.focus()
  }, [file])
  const take = (taken: File | undefined) => {
    if (taken === undefined) return
    const found = refusalOf(taken)
    setRefusal(found)
    if (found === undefined) choose(taken)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!isBusy) take(event.dataTransfer.files[0])
  }
  const size = (bytes: number) =>
    bytes < 1024 * 1024
      ? format.number(Math.max(1, Math.round(bytes / 1024)), { style: 'unit', unit: 'kilobyte' })
      : format.number(bytes / 1024 / 1024, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
  return (
    <section className={classes.group} aria-label={t('chooseLabel')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut; the button inside does the same */}
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.json,text/csv,application/json"
          aria-label={t('chooseLabel')}
          onChange={(event) => {
            take(event.currentTarget.files?.[0])
            // The same file, corrected, may be chosen again.
            event.currentTarget.value = ''
          }}
        />
        <Button
          variant={file === undefined ? 'filled' : 'default'}
          disabled={isBusy}
          onClick={() => input.current?.click()}
        >
          {t('choose')}
        </Button>
        <span>{t('drop')}</span>
        <span className={classes.hint}>{t('kinds')}</span>
      </div>
      {refusal !== undefined && (
        <p role="alert" className={classes.error}>
          {t(refusal)}
        </p>
      )}
      {file !== undefined && (
        <div className={classes.chosen}>
          <span className={classes.name} role="status">
            {t('chosen', { name: file.name, size: size(file.size) })}
          </span>
          <Button ref={button} variant={isChecked ? 'default' : 'filled'} disabled={isBusy} onClick={check}>
            {t('check')}
          </Button>
          <span className={classes.hint}>{t('checkHint')}</span>
        </div>
      )}
    </section>
  )
}
