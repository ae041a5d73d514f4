// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** What the tabs of one person tell each other. */
type Word = { kind: 'bid'; key: string; tab: string; rank: number } | { kind: 'told'; key: string }

export type Channel = { postMessage: (word: unknown) => void; onmessage: ((event: MessageEvent) => void) | null }

const most = 200

/**
 * Settles which of the open tabs tells a thing, so that it is told once: each bids, and the one looked at wins. Nobody is asked
 * and nothing is stored, so it also works where the page has no TLS and therefore no locks.
 */
export class Rivals {
  private readonly best = new Map<string, { tab: string; rank: number }>()
  private readonly told = new Set<string>()

  constructor(
    private readonly channel: Channel | undefined,
    private readonly tab: string,
    private readonly rank: () => number,
  ) {
    if (channel !== undefined) channel.onmessage = ({ data }: MessageEvent) => this.hear(data as Word)
  }

  /** Whether it is for this tab to tell. One out of sight gives those in sight time to hear of it too. */
  async isMine(key: string): Promise<boolean> {
    if (this.told.has(key)) return false
    const rank = this.rank()
    this.bid(key, this.tab, rank)
    this.channel?.postMessage({ kind: 'bid', key, tab: this.tab, rank } satisfies Word)
    if (this.channel !== undefined) await new Promise((done) => setTimeout(done, rank > 0 ? 250 : 1500))
    const isMine = !this.told.has(key) && this.best.get(key)?.tab === this.tab
    if (isMine) {
      this.remember(key)
      this.channel?.postMessage({ kind: 'told', key } satisfies Word)
    }
    return isMine
  }

  private hear(word: Word): void {
    if (word.kind === 'told') this.remember(word.key)
    else if (this.told.has(word.key)) this.channel?.postMessage({ kind: 'told', key: word.key } satisfies Word)
    else this.bid(word.key, word.tab, word.rank)
  }

  private bid(key: string, tab: string, rank: number): void {
    const best = this.best.get(key)
    if (best === undefined || rank > best.rank || (rank === best.rank && tab < best.tab))
      this.best.set(key, { tab, rank })
  }

  private remember(key: string): void {
    this.told.add(key)
    for (const known of [this.told, this.best]) {
      const [oldest] = known.keys()
      if (known.size > most && oldest !== undefined) known.delete(oldest)
    }
  }
}
