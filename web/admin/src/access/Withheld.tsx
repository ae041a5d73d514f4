// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, type ButtonProps, VisuallyHidden } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from './me'
import { leastRole } from './permission'

type Props = { operation: string; label?: string; children: ReactNode } & Pick<
  ButtonProps,
  'variant' | 'size' | 'color'
>

/** What others may do, in its place with the reason why not, also for the keyboard. What nobody may do here is not there. */
export function Withheld({ operation, label, children, ...look }: Props) {
  const reason = useReason(operation)
  const id = useId()
  if (reason === undefined) return null
  return (
    <>
      <Button {...look} data-disabled aria-disabled aria-label={label} aria-describedby={id} title={reason}>
        {children}
      </Button>
      <VisuallyHidden id={id}>{reason}</VisuallyHidden>
    </>
  )
}

/** Who may do it; nothing when nobody may. */
export function useReason(operation: string): string | undefined {
  const t = useTranslations('withheld')
  const least = leastRole(useMe(), operation)
  return least === undefined ? undefined : t(least)
}
