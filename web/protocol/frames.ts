// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ClientFrames } from './client.ts'
import type { LiveClientFrames, LiveServerFrames } from './live.ts'
import type { EventFrames, ServerFrames } from './server.ts'

export type * from './client.ts'
export * from './events.ts'
export type * from './live.ts'
export type * from './parts.ts'
export type * from './server.ts'
export type * from './views.ts'

/** Every frame under the name its schema has in asyncapi.yaml. */
export interface Frames extends ClientFrames, ServerFrames, EventFrames, LiveClientFrames, LiveServerFrames {}

export const SUBPROTOCOL = 'sohbet.v1'
export const MAX_TEXT = 4000
