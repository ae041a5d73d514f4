// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { type ServerFrames, SUBPROTOCOL } from '../../protocol/frames.ts'
import { frameOf, type Listener, type Opener, type Transport } from './transport.ts'

/** Opens a WebSocket and says hello. Behind proxies a browser often sees only 1006, so `bye` decides over the close code. */
export function socketTo(url: string): Opener {
  return (listener: Listener) => {
    let over = false
    let opened = false
    let bye: ServerFrames['server_bye'] | null = null
    let socket: WebSocket | null = null

    function end(code: number) {
      if (over) return
      close()
      listener.closed({ code: bye?.code ?? code, retryAfter: bye?.retry_after ?? null, opened })
    }
    function close() {
      over = true
      socket?.close()
    }
    function heard(data: unknown) {
      const frame = typeof data === 'string' ? frameOf(parsed(data)) : null
      if (over || !frame) return
      opened = true
      if (frame.type === 'bye') bye = frame
      listener.frame(frame)
    }

    try {
      socket = new WebSocket(url, SUBPROTOCOL)
      socket.onopen = () => {
        if (!over) socket?.send(JSON.stringify(listener.hello()))
      }
      socket.onmessage = (event) => heard(event.data)
      socket.onclose = (event) => end(event.code)
    } catch {
      // A page may forbid the address outright, by its policy or for its scheme.
      setTimeout(() => end(1006))
    }
    return { send: (frame) => socket?.send(JSON.stringify(frame)), close }
  }
}

/** A way whose code has to be fetched first; nothing is sent before the welcome, so nothing is lost meanwhile. */
export const later =
  (fetched: () => Promise<Opener>): Opener =>
  (listener) => {
    let over = false
    let way: Transport | undefined
    fetched().then(
      (open) => {
        if (!over) way = open(listener)
      },
      () => over || listener.closed({ code: 1006, opened: false }),
    )
    return {
      send: (frame) => way?.send(frame),
      close: () => {
        over = true
        way?.close()
      },
    }
  }

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
