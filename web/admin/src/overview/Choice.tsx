// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { NativeSelect } from '@mantine/core'

type Props<T extends string> = { label: string; value: T; options: readonly [T, string][]; choose: (value: T) => void }

/** Which part of a feed to show. */
export function Choice<T extends string>({ label, value, options, choose }: Props<T>) {
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={value}
      data={options.map(([option, name]) => ({ value: option, label: name }))}
      onChange={(event) => choose(event.currentTarget.value as T)}
    />
  )
}
