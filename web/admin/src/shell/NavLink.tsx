// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { VisuallyHidden } from '@mantine/core'
import { Link, type LinkProps } from '@tanstack/react-router'
import { type ReactNode, useId } from 'react'
import { useMe } from '../access/me'
import { may } from '../access/permission'
import { useReason } from '../access/Withheld'
import classes from './Shell.module.css'

type Props = { to: NonNullable<LinkProps['to']>; operation: string; onClick?: () => void; children: ReactNode }

/** The way to a page not everybody may see: for those who may not it says who may, and for nobody it is not there. */
export function NavLink({ to, operation, onClick, children }: Props) {
  const me = useMe()
  const reason = useReason(operation)
  const id = useId()
  if (reason === undefined) return null
  if (may(me, operation)) {
    return (
      <Link to={to} className={classes.link} activeOptions={{ includeSearch: false }} onClick={onClick}>
        {children}
      </Link>
    )
  }
  return (
    <>
      <button type="button" className={classes.link} aria-disabled="true" aria-describedby={id} title={reason}>
        {children}
      </button>
      <VisuallyHidden id={id}>{reason}</VisuallyHidden>
    </>
  )
}
