// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { LiveClientFrames, LiveServerFrame, LiveServerFrames } from '../../../protocol/frames'

export type {
  LiveClientFrame as ClientFrame,
  LiveEvent,
  LiveServerFrame as ServerFrame,
} from '../../../protocol/frames'

export type Welcome = LiveServerFrames['live_server_welcome']
export type Ack = LiveServerFrames['live_server_ack']
export type Nack = LiveServerFrames['live_server_nack']

/** A command of the staff; its `cid` is its idempotency key and the handle of its answer. */
export type Command =
  | LiveClientFrames['live_client_say']
  | LiveClientFrames['live_client_take']
  | LiveClientFrames['live_client_hand_back']

/** The frame a text holds, or nothing when it is none: what a client does not understand it ignores. */
export function readFrame(text: unknown): LiveServerFrame | undefined {
  if (typeof text !== 'string') return undefined
  try {
    const frame: unknown = JSON.parse(text)
    return typeof frame === 'object' && frame !== null && 'type' in frame ? (frame as LiveServerFrame) : undefined
  } catch {
    return undefined
  }
}
