// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { User } from '../../admin/src/api/types'
import { now } from './clock.ts'

type Answer = { status: number; body?: unknown }

const ago = (days: number) => new Date(now() - days * 86_400_000).toISOString()

const user = (id: string, name: string, more: Partial<User>): User => ({
  ...{ id, name, email: `${id}@shop.example`, role: 'operator', status: 'active', must_change_password: false },
  ...{ works_elsewhere: false, you: false, created_at: ago(90), last_sign_in_at: ago(1), sign_ins: 41, failures: 0 },
  version: 1,
  ...more,
})

/** The people of a played shop; they are only looked at. */
export class PlayedStaff {
  users: User[] = [
    user('u-7', 'Ayşe Yılmaz', { role: 'admin', you: true }),
    user('u-9', 'Can Demir', { status: 'locked', failures: 6, works_elsewhere: true }),
    user('u-11', 'Zeynep Ak', { role: 'viewer', status: 'invited', last_sign_in_at: null, sign_ins: 0 }),
  ]

  answer(method: string, path: string): Answer | undefined {
    const [, first, id, part] = path.split('/')
    if (first !== 'users' || method !== 'GET') return undefined
    if (id === undefined) return { status: 200, body: { items: this.users, next: null } }
    if (part === 'sessions') {
      const times = { started_at: ago(1), last_seen_at: ago(0.1) }
      const session = { id: 's-9', device: 'Firefox · Linux', address: '203.0.113.9', this_one: false, ...times }
      return { status: 200, body: { items: [session] } }
    }
    const one = this.users.find((each) => each.id === id)
    return one === undefined ? { status: 404, body: { code: 'not_found' } } : { status: 200, body: one }
  }
}
