// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Channel, ChannelPatch, NewChannel } from '../../admin/src/api/types'
import { now } from './clock.ts'

type Answer = { status: number; body?: unknown }

const sid = `AC${'0'.repeat(32)}`

const channel = (id: string, kind: Channel['kind'], name: string, more: Partial<Channel>): Channel => ({
  ...{ id, kind, name, account: sid, numbers: [], has_secret: true, version: 1 },
  ...{ created_at: new Date(now()).toISOString(), webhook_url: `https://shop.example/api/${kind}/webhook` },
  ...more,
})

/** The channels of a played server. What opens an account comes in and never goes out. */
export class PlayedChannels {
  channels: Channel[] = [
    channel('c-1', 'twilio', 'Mağaza hattı', { numbers: ['+905321234567'] }),
    channel('c-2', 'telegram', 'Işık botu', { account: '@isik_kitabevi_bot', has_secret: false }),
  ]
  readonly secrets = new Map<string, string>()

  answer(method: string, path: string, body: unknown, language: string): Answer | undefined {
    const [, first, id, act] = path.split('/')
    if (first !== 'channels') return undefined
    if (id === undefined)
      return method === 'GET'
        ? { status: 200, body: { items: this.channels, next: null } }
        : { status: 201, body: this.made(body as NewChannel) }
    const known = this.channels.find((one) => one.id === id)
    if (known === undefined) return { status: 404, body: { code: 'not_found' } }
    if (act === 'test') return { status: 200, body: this.tested(known, language) }
    if (method === 'DELETE') this.channels = this.channels.filter((one) => one !== known)
    if (method === 'PATCH') this.change(known, body as ChannelPatch)
    return method === 'DELETE' ? { status: 204 } : { status: 200, body: known }
  }

  private made({ secret, kind, name, ...more }: NewChannel): Channel {
    const made = channel(`c-${this.channels.length + 1}`, kind, name, { ...more, has_secret: secret !== undefined })
    if (secret !== undefined) this.secrets.set(made.id, secret)
    this.channels = [...this.channels, made]
    return made
  }

  private change(known: Channel, { secret, ...more }: ChannelPatch): void {
    if (secret !== undefined) this.secrets.set(known.id, secret)
    Object.assign(known, more, {
      version: known.version + 1,
      has_secret: known.has_secret || secret !== undefined,
    })
  }

  private tested({ has_secret }: Channel, language: string) {
    if (has_secret) return { ok: true, said: 'Işık Kitabevi' }
    const message = language === 'tr' ? 'Henüz anahtar girilmedi.' : 'There is no key yet.'
    return { ok: false, why: 'no_key', message }
  }
}
