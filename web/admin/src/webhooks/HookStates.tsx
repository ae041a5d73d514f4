// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Title } from '@mantine/core'
import listClasses from '../sessions/ListStates.module.css'
import { HookIcon } from '../shell/icons'
import classes from './Hooks.module.css'

type Props = { title: string; text?: string; act?: string; onAct?: () => void }

/** In the place of a list that has nothing in it. */
export function Nothing({ title, text, act, onAct }: Props) {
  return (
    <div className={listClasses.empty}>
      <span className={listClasses.icon}>
        <HookIcon size={36} />
      </span>
      <Title order={2} size="h4">
        {title}
      </Title>
      {text && <p className={classes.hint}>{text}</p>}
      {act && onAct && (
        <Button variant="default" onClick={onAct}>
          {act}
        </Button>
      )}
    </div>
  )
}
