// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { backoff } from './backoff'
import { type ClientFrame, readFrame, type ServerFrame, type Welcome } from './frames'

/** `waiting` is between two attempts; `ended` is for good: signed out, or refused by the server. */
export type LineStatus = 'connecting' | 'live' | 'waiting' | 'ended'

/** The part of a WebSocket that is used, so that a test can be the other side. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'onopen' | 'onmessage' | 'onclose'>

export type LineListener = {
  welcomed: (welcome: Welcome) => void
  frame: (frame: ServerFrame) => void
  status: (status: LineStatus) => void
  /** The line broke before a welcome, or the server said the session is over: is one still signed in? */
  doubt: () => void
}

const pingEvery = 25_000
/** Three pings without an answer: the line is dead although nobody closed it. */
const silenceLimit = 80_000
const welcomeWithin = 15_000
/** 4401: no or no more session; 4403: origin refused. Trying again cannot help. */
const forGood = new Set([4401, 4403])

/** One line to /ws/live that comes back by itself until it is told to end. */
export class Connection {
  private socket: Socket | undefined
  private current: LineStatus = 'waiting'
  private attempt = 0
  private bye: { code: number; retry_after?: number | null } | undefined
  private again: ReturnType<typeof setTimeout> | undefined
  private pings: ReturnType<typeof setInterval> | undefined
  private heard = 0

  constructor(
    private readonly open: () => Socket,
    private readonly listener: LineListener,
  ) {}

  get status(): LineStatus {
    return this.current
  }

  start(): void {
    this.become('connecting')
    this.bye = undefined
    const socket = this.open()
    this.socket = socket
    this.again = setTimeout(() => this.lost(1006), welcomeWithin)
    socket.onopen = () => socket.send(JSON.stringify({ type: 'hello' }))
    socket.onmessage = (message) => this.socket === socket && this.receive(readFrame(message.data))
    socket.onclose = (close) => this.socket === socket && this.lost(close.code)
  }

  send(frame: ClientFrame): boolean {
    if (this.current !== 'live' || this.socket === undefined) return false
    this.socket.send(JSON.stringify(frame))
    return true
  }

  /** The browser says the network is back: no reason to wait for the rest of the pause. */
  hurry(): void {
    if (this.current !== 'waiting') return
    clearTimeout(this.again)
    this.attempt = 0
    this.start()
  }

  end(): void {
    this.drop()
    this.become('ended')
  }

  private receive(frame: ServerFrame | undefined): void {
    this.heard = Date.now()
    if (frame === undefined) return
    if (frame.type === 'bye') this.bye = frame
    if (frame.type === 'welcome') {
      this.attempt = 0
      clearTimeout(this.again)
      this.become('live')
      this.pings = setInterval(() => this.ping(), pingEvery)
      this.listener.welcomed(frame)
    }
    this.listener.frame(frame)
  }

  private ping(): void {
    if (Date.now() - this.heard > silenceLimit) {
      this.lost(1006)
      return
    }
    this.send({ type: 'ping' })
  }

  private lost(closeCode: number): void {
    const wasLive = this.current === 'live'
    const code = this.bye?.code ?? closeCode
    const pause = (this.bye?.retry_after ?? 0) * 1000
    this.drop()
    if (forGood.has(code)) {
      this.become('ended')
      this.listener.doubt()
      return
    }
    this.become('waiting')
    this.again = setTimeout(() => this.start(), Math.max(pause, backoff(this.attempt)))
    this.attempt += 1
    if (!wasLive) this.listener.doubt()
  }

  private drop(): void {
    clearTimeout(this.again)
    clearInterval(this.pings)
    const socket = this.socket
    this.socket = undefined
    socket?.close()
  }

  private become(status: LineStatus): void {
    if (status === this.current) return
    this.current = status
    this.listener.status(status)
  }
}
