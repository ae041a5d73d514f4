// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { typeErrors } from './typed.ts'

type Schema = { [key: string]: unknown; properties?: Record<string, unknown>; allOf?: Schema[]; $ref?: string }

const folder = new URL('./golden/', import.meta.url)
const spec = parse(
  readFileSync(new URL('../../http/src/main/resources/api/asyncapi.yaml', import.meta.url), 'utf8'),
) as { components: { schemas: Record<string, Schema>; messages: Record<string, unknown> } }
const { schemas, messages } = spec.components

const goldens = readdirSync(folder).map((file) => ({
  file,
  name: file.replace(/\.json$/, '').replaceAll('.', '_'),
  text: readFileSync(new URL(file, folder), 'utf8'),
}))
const isFrame = (name: string) => /^(client|server|live)_/.test(name)
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true })
ajv.addKeyword('components')
ajv.addSchema({ $id: 'spec', components: { schemas } })
const validator = (name: string) => {
  const validate = ajv.getSchema(`spec#/components/schemas/${name}`)
  if (!validate) throw new Error(`asyncapi.yaml has no schema ${name}`)
  return validate
}

function propertiesOf(schema: Schema): string[] {
  if (schema.$ref) return propertiesOf(schemas[schema.$ref.slice('#/components/schemas/'.length)] ?? {})
  return [...Object.keys(schema.properties ?? {}), ...(schema.allOf ?? []).flatMap(propertiesOf)]
}

describe('golden frames', () => {
  it('there is one for every frame of asyncapi.yaml', () => {
    const frames = Object.keys(schemas).filter((name) => isFrame(name) && name !== 'live_server_snapshot')
    expect(goldens.map((golden) => golden.name).sort()).toEqual(frames.sort())
  })

  it('every message of asyncapi.yaml is a frame with a schema', () => {
    for (const name of Object.keys(messages)) expect(Object.keys(schemas)).toContain(name)
  })

  it.each(goldens)('$file fits its schema', ({ name, text }) => {
    const validate = validator(name)
    expect(validate(JSON.parse(text)) ? [] : validate.errors).toEqual([])
  })

  it.each(goldens)('$file shows every field of its frame', ({ name, text }) => {
    // A visitor's message alone has a cid; the golden is one of the bot's.
    const others: Record<string, string[]> = {
      server_event_said: ['cid'],
      // Only read_all has it, and that one has no notification.
      live_server_event_notifications: ['upto'],
    }
    const elsewhere = others[name] ?? []
    const fields = new Set([...Object.keys(JSON.parse(text)), ...elsewhere])
    expect(propertiesOf(schemas[name] ?? {}).filter((field) => !fields.has(field))).toEqual([])
  })

  it('each is a value of its TypeScript type, with no field the type does not name', () => {
    const newer = goldens.filter((golden) => golden.name !== 'server_event')
    expect(typeErrors(newer)).toEqual([])
  }, 20_000)
})
