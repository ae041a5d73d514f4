// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { backoff } from './backoff'
import { newCid } from './cid'
import { Commands } from './commands'
import { Connection, type LineStatus, type Socket } from './connection'
import type { Ack, ClientFrame, Command, LiveEvent, Nack, ServerFrame } from './frames'

/** What a page does with a topic. A snapshot replaces what it knew; an event adds to it. */
export type TopicListener = {
  snapshot?: (data: unknown, pos: string) => void
  event?: (event: LiveEvent) => void
  typing?: (by: string, on: boolean) => void
  refused?: (code: string) => void
}

type Subscription = { listener: TopicListener; cid: string; pos: string | undefined; tries: number }

/** The staff's one live line: topics that resume where they were, and commands that are asked until they are answered. */
export class LiveClient {
  private readonly line: Connection
  private readonly topics = new Map<string, Subscription>()
  private readonly commands: Commands
  private readonly watchers = new Set<() => void>()

  constructor(open: () => Socket, doubt: () => void) {
    this.line = new Connection(open, {
      welcomed: () => this.welcomed(),
      frame: (frame) => this.receive(frame),
      status: () => this.tell(),
      doubt,
    })
    this.commands = new Commands((command) => this.line.send(command))
  }

  get status(): LineStatus {
    return this.line.status
  }

  start(): void {
    this.line.start()
  }

  hurry(): void {
    this.line.hurry()
  }

  end(): void {
    this.line.end()
    this.commands.end()
    this.topics.clear()
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  subscribe(topic: string, listener: TopicListener): () => void {
    const subscription: Subscription = { listener, cid: '', pos: undefined, tries: 0 }
    this.topics.set(topic, subscription)
    this.sub(topic, subscription)
    return () => {
      if (this.topics.get(topic) !== subscription) return
      this.topics.delete(topic)
      this.line.send({ type: 'unsub', topic })
    }
  }

  /** Something is missing in what one knows of the topic: asks for all of it anew. */
  refresh(topic: string): void {
    const subscription = this.topics.get(topic)
    if (subscription === undefined) return
    subscription.pos = undefined
    this.line.send({ type: 'unsub', topic })
    this.sub(topic, subscription)
  }

  ask(command: Command): Promise<Ack> {
    return this.commands.ask(command)
  }

  /** For what is worth nothing when it is late (typing, read): lost when there is no line. */
  tellServer(frame: ClientFrame): void {
    this.line.send(frame)
  }

  private welcomed(): void {
    for (const [topic, subscription] of this.topics) this.sub(topic, subscription)
    this.commands.resend()
  }

  private sub(topic: string, subscription: Subscription): void {
    const after = subscription.pos === undefined ? {} : { after: subscription.pos }
    subscription.cid = newCid()
    this.line.send({ type: 'sub', cid: subscription.cid, topic, ...after })
  }

  private receive(frame: ServerFrame): void {
    switch (frame.type) {
      case 'snapshot':
        this.at(frame.topic, frame.pos)?.snapshot?.(frame.data, frame.pos)
        return
      case 'event':
        // What else is told on a topic, its own listener knows.
        this.at(frame.topic, frame.pos)?.event?.(frame as LiveEvent)
        return
      case 'typing':
        this.topics.get(frame.topic)?.listener.typing?.(frame.by, frame.on)
        return
      case 'ack':
        this.commands.acked(frame)
        return
      case 'nack':
        this.commands.nacked(frame)
        this.refused(frame)
        return
    }
  }

  private refused(nack: Nack): void {
    for (const [topic, subscription] of this.topics) {
      if (subscription.cid !== nack.cid) continue
      if (!nack.retryable) {
        subscription.listener.refused?.(nack.code)
        return
      }
      const pause = nack.retry_after == null ? backoff(subscription.tries) : nack.retry_after * 1000
      subscription.tries += 1
      setTimeout(() => subscription.cid === nack.cid && this.refresh(topic), pause)
    }
  }

  /** `subscribed` moves nothing: what lies between `after` and its place is still to come. */
  private at(topic: string, pos: string): TopicListener | undefined {
    const subscription = this.topics.get(topic)
    if (subscription !== undefined) {
      subscription.pos = pos
      subscription.tries = 0
    }
    return subscription?.listener
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher()
  }
}
