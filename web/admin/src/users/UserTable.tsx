// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import type { User } from '../api/types'
import { labels } from './Filters'
import { Moment, StatusBadge } from './ListParts'
import { directionOf, type Sort, sortedBy, sorts } from './list'
import classes from './Users.module.css'

type Props = {
  users: readonly User[]
  sort: Sort
  sortBy: (sort: Sort) => void
  chosen: ReadonlySet<string>
  choose: (chosen: ReadonlySet<string>) => void
}

/** People as a table, or as cards where a table has no room. */
export function UserTable(props: Props) {
  const t = useTranslations('users')
  const { merchant } = useMe()
  const { users, chosen, choose } = props
  const isNarrow = useMediaQuery('(max-width: 62em)', window.matchMedia('(max-width: 62em)').matches)
  const isAll = chosen.size === users.length
  const everybody = (
    <label className={classes.everybody}>
      <input
        type="checkbox"
        checked={isAll}
        ref={(box) => {
          if (box !== null) box.indeterminate = chosen.size > 0 && !isAll
        }}
        onChange={() => choose(isAll ? new Set() : new Set(users.map(({ id }) => id)))}
      />
      {isNarrow ? t('selectAll') : <VisuallyHidden>{t('selectAll')}</VisuallyHidden>}
    </label>
  )
  if (isNarrow) {
    return (
      <>
        {everybody}
        <ul className={classes.cards} aria-label={t('caption', { shop: merchant.name })}>
          {users.map((user) => (
            <Card key={user.id} user={user} {...props} />
          ))}
        </ul>
      </>
    )
  }
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <VisuallyHidden component="caption">{t('caption', { shop: merchant.name })}</VisuallyHidden>
        <thead>
          <tr>
            <td className={classes.pick}>{everybody}</td>
            {sorts
              .filter((by) => by !== 'email')
              .map((by) => (
                <Head key={by} by={by} {...props} />
              ))}
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <Line key={user.id} user={user} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Head({ by, sort, sortBy }: Props & { by: (typeof sorts)[number] }) {
  const t = useTranslations('users')
  const direction = directionOf(sort, by)
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={by === 'sign_ins' || by === 'failures' ? classes.number : undefined}
    >
      <UnstyledButton className={classes.sort} onClick={() => sortBy(sortedBy(sort, by))}>
        {t(labels[by])}
        <span aria-hidden="true">{direction === 'ascending' ? ' ↑' : direction === 'descending' ? ' ↓' : ''}</span>
      </UnstyledButton>
    </th>
  )
}

function Line({ user, chosen, choose }: Props & { user: User }) {
  const role = useTranslations('role')
  return (
    <tr className={classes.line} data-chosen={chosen.has(user.id) || undefined}>
      <td className={classes.pick}>
        <PickBox user={user} chosen={chosen} choose={choose} />
      </td>
      <th scope="row">
        <Named user={user} />
      </th>
      <td>{role(user.role)}</td>
      <td>
        <StatusBadge status={user.status} />
      </td>
      <td>
        <Moment at={user.last_sign_in_at} />
      </td>
      <td className={classes.number}>{user.sign_ins}</td>
      <td className={classes.number}>{user.failures}</td>
      <td>
        <Moment at={user.created_at} />
      </td>
    </tr>
  )
}

function Card({ user, chosen, choose }: Props & { user: User }) {
  const t = useTranslations()
  return (
    <li className={classes.card} data-chosen={chosen.has(user.id) || undefined}>
      <div className={classes.cardHead}>
        <PickBox user={user} chosen={chosen} choose={choose} />
        <Named user={user} />
        <StatusBadge status={user.status} />
      </div>
      <div className={classes.cardFoot}>
        <span>{t(`role.${user.role}`)}</span>
        <span>
          {t('users.lastSignIn')}: <Moment at={user.last_sign_in_at} />
        </span>
      </div>
    </li>
  )
}

function PickBox({ user, chosen, choose }: { user: User } & Pick<Props, 'chosen' | 'choose'>) {
  const t = useTranslations('users')
  const toggle = () => {
    const next = new Set(chosen)
    if (!next.delete(user.id)) next.add(user.id)
    choose(next)
  }
  return (
    <input
      type="checkbox"
      className={classes.box}
      aria-label={t('select', { name: user.name })}
      checked={chosen.has(user.id)}
      onChange={toggle}
    />
  )
}

function Named({ user }: { user: User }) {
  const t = useTranslations('users')
  return (
    <span className={classes.named}>
      <span>
        <Link to="/users/$id" params={{ id: user.id }} className={classes.name}>
          {user.name}
        </Link>
        {user.you && <span className={classes.dim}> ({t('you')})</span>}
      </span>
      <span className={classes.dim}>{user.email}</span>
      {user.must_change_password && <span className={classes.note}>{t('mustChange')}</span>}
    </span>
  )
}
