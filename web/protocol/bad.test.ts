// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

const document = readFileSync(new URL('../../http/src/main/resources/api/asyncapi.yaml', import.meta.url), 'utf8')
const ajv = new Ajv2020({ strict: false })
ajv.addSchema({ $id: 'spec', components: parse(document).components })
const fits = (name: string, frame: object) => ajv.getSchema(`spec#/components/schemas/${name}`)?.(frame)
const interaction = (change: object) => ({
  type: 'event',
  topic: 'interactions',
  pos: '41459-66',
  session: 's-1',
  seq: 4,
  at: '2026-11-21T09:30:15Z',
  event: 'interacted',
  product: 'p',
  action: 'view',
  ...change,
})
const say = (change: object) => ({ type: 'say', cid: 'a-1', text: 'hi', ...change })

it.each([
  ['a text of 4,001 characters', 'client_say', say({ text: 'x'.repeat(4001) })],
  ['an empty text', 'client_say', say({ text: '' })],
  ['a text that is a number', 'client_say', say({ text: 7 })],
  ['no cid', 'client_say', { type: 'say', text: 'hi' }],
  ['a cid of 65 characters', 'client_say', say({ cid: 'a'.repeat(65) })],
  ['a cid with a space', 'client_say', say({ cid: 'a b' })],
  ['another version', 'client_hello', { type: 'hello', v: 2, key: 'k' }],
  ['a negative after', 'client_sync', { type: 'sync', after: -1 }],
  ['an after with a fraction', 'client_sync', { type: 'sync', after: 1.5 }],
  ['an after past 2^53', 'client_sync', { type: 'sync', after: 1e300 }],
  ['an action nobody knows', 'client_interact', { type: 'interact', cid: 'a', product: 'p', action: 'steal' }],
  ['an absurd number', 'client_track', { type: 'track', cid: 'a', name: 'n', data: { big: 1e300 } }],
  ['a nested object', 'client_track', { type: 'track', cid: 'a', name: 'n', data: { deep: {} } }],
  ['a negative total', 'client_purchase', { type: 'purchase', cid: 'a', order: 'o', total: '-1', currency: 'TRY' }],
  [
    'a total with an exponent',
    'client_purchase',
    { type: 'purchase', cid: 'a', order: 'o', total: '1e9', currency: 'TRY' },
  ],
  ['a hash that is no hash', 'client_identify', { type: 'identify', cid: 'a', customer: 'c', hash: 'zz' }],
  ['a topic with a slash', 'live_client_sub', { type: 'sub', topic: 'session:../x' }],
  ['a message among the interactions', 'live_server_event_interactions', interaction({ event: 'said' })],
  ['an interaction with nothing', 'live_server_event_interactions', interaction({ product: undefined })],
  ['an interaction of another topic', 'live_server_event_interactions', interaction({ topic: 'sessions' })],
  ['a take without what it expects', 'live_client_take', { type: 'take', cid: 'a', session: 's' }],
])('%s is refused', (_, name, frame) => {
  expect(fits(name, frame)).toBe(false)
})

it.each([
  ['4,000 astral characters', 'client_say', say({ text: '🫖'.repeat(4000) })],
  ['a field nobody knows', 'client_say', say({ later: true })],
  ['an interaction', 'live_server_event_interactions', interaction({})],
  ['a refused view', 'live_server_event_interactions', interaction({ event: 'view_refused', action: undefined })],
  ['a hello of two fields', 'client_hello', { type: 'hello', v: 1, key: 'k' }],
])('%s is accepted', (_, name, frame) => {
  expect(fits(name, frame)).toBe(true)
})
