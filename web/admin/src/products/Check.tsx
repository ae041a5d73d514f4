// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useId } from 'react'
import classes from './ProductForm.module.css'

type Props = {
  label: string
  hint?: string | undefined
  isOn: boolean
  isFixed: boolean
  change: (isOn: boolean) => void
}

/** A yes or no of the form. */
export function Check({ label, hint, isOn, isFixed, change }: Props) {
  const id = useId()
  return (
    <div className={classes.check}>
      <label>
        <input
          type="checkbox"
          checked={isOn}
          disabled={isFixed}
          aria-describedby={hint === undefined ? undefined : id}
          onChange={(event) => change(event.currentTarget.checked)}
        />
        {label}
      </label>
      {hint !== undefined && (
        <span id={id} className={classes.hint}>
          {hint}
        </span>
      )}
    </div>
  )
}
