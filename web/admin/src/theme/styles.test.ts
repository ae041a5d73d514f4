// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const source = join(import.meta.dirname, '..')
const styles = join(dirname(createRequire(import.meta.url).resolve('@mantine/core/styles/Input.css')))

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
const imported = files
  .map((name) => readFileSync(join(source, name), 'utf8'))
  .flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
  .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))

describe('the styles of the components', () => {
  it('are there for each that is used: one without them is drawn as large as it likes', () => {
    const there = readFileSync(join(source, 'theme/styles.ts'), 'utf8')
    const used = [...new Set(imported)].filter((name) => existsSync(join(styles, `${name}.css`)))
    expect(used.length).toBeGreaterThan(15)
    expect(used.filter((name) => !there.includes(`/${name}.css'`))).toEqual([])
  })
})
