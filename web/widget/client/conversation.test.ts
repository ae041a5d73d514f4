// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { messages, openPage, pass, screen } from '../test/page.ts'
import { Shop } from '../test/shop.ts'
import type { Conversation } from './conversation.ts'

let shop: Shop
const pages: Conversation[] = []
const open = () => {
  const page = openPage(shop)
  pages.push(page)
  return page
}

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  shop = new Shop()
})
afterEach(() => {
  for (const page of pages.splice(0)) page.dispose()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('a message', () => {
  it('is on screen at once, sent after the ack, read when it is answered', async () => {
    const page = open()
    page.say('çay var mı?')
    expect(screen(page)).toEqual(['queued: çay var mı?'])
    await pass()
    expect(screen(page)).toEqual(['visitor: çay var mı?'])
    shop.answer('var')
    await pass()
    expect(screen(page)).toEqual(['visitor: çay var mı?', 'bot: var'])
  })

  it('stays as sent between its ack and its event', async () => {
    const page = open()
    shop.lose = (frame) => frame.type === 'event' && frame.event === 'said'
    page.say('çay')
    await pass()
    expect(screen(page)).toEqual(['sent: çay'])
    shop.lose = () => false
    await pass(15_000)
    expect(screen(page)).toEqual(['visitor: çay'])
  })

  it('waits for the one before it', async () => {
    const page = open()
    shop.lose = (frame) => frame.type === 'ack' || frame.type === 'event'
    page.say('bir')
    await pass(100)
    page.say('iki')
    await pass(100)
    expect(shop.heard.filter((frame) => frame.type === 'say')).toHaveLength(1)
  })

  it('is cleaned of control characters and halves of characters, and nothing of nothing is sent', async () => {
    const page = open()
    page.say('a\u0000b\ud800c <b>d</b>')
    page.say(' \u0001 ')
    await pass()
    expect(shop.said).toEqual(['ab\ufffdc <b>d</b>'])
  })
})

describe('a reload', () => {
  it('keeps what was not sent and sends it', async () => {
    shop.opens = false
    const before = open()
    before.say('bir')
    before.say('iki')
    await pass(100)
    before.leave()
    before.dispose()
    shop.opens = true
    const after = open()
    expect(screen(after)).toEqual(['queued: bir', 'queued: iki'])
    expect(after.hasBegun).toBe(true)
    after.connect()
    await pass()
    expect(shop.said).toEqual(['bir', 'iki'])
    expect(screen(after)).toEqual(['visitor: bir', 'visitor: iki'])
  })

  it('after a crash, when nothing was tidied, sends it once the dead tab is known to be dead', async () => {
    shop.opens = false
    open().say('bir')
    pages.splice(0)
    await pass(100)
    vi.clearAllTimers()
    shop.opens = true
    const after = open()
    await pass(25_000)
    expect(shop.said).toEqual(['bir'])
    expect(screen(after)).toEqual(['visitor: bir'])
  })

  it('shows the conversation again, each message once', async () => {
    const before = open()
    before.say('bir')
    await pass()
    shop.answer('buyurun')
    before.leave()
    before.dispose()
    const after = open()
    after.connect()
    await pass()
    expect(screen(after)).toEqual(['visitor: bir', 'bot: buyurun'])
    expect(shop.hellos[1]).toMatchObject({ token: 's1/1', after: 0 })
  })

  it('of what was committed while the ack was lost does not say it twice', async () => {
    const before = open()
    shop.lose = (frame) => frame.type === 'ack' || (frame.type === 'event' && frame.event === 'said')
    before.say('bir')
    await pass()
    before.leave()
    before.dispose()
    shop.lose = () => false
    const after = open()
    after.connect()
    await pass()
    expect(shop.said).toEqual(['bir'])
    expect(screen(after)).toEqual(['visitor: bir'])
  })
})

describe('events', () => {
  it('that come twice are shown once', async () => {
    const page = open()
    page.connect()
    await pass()
    const event = shop.answer('merhaba')
    shop.tell({ type: 'event', ...event })
    await pass()
    expect(screen(page)).toEqual(['bot: merhaba'])
  })

  it('with a gap before them are asked for again, once', async () => {
    const page = open()
    page.connect()
    await pass()
    shop.lose = (frame) => frame.type === 'event' && frame.seq === 2
    shop.answer('bir')
    shop.answer('iki')
    shop.answer('üç')
    expect(screen(page)).toEqual([])
    shop.lose = () => false
    await pass()
    expect(shop.heard.filter((frame) => frame.type === 'sync')).toEqual([{ type: 'sync', after: 1 }])
    expect(screen(page)).toEqual(['bot: bir', 'bot: iki', 'bot: üç'])
  })

  it('are asked for again when the request for them was lost', async () => {
    const page = open()
    page.connect()
    await pass()
    shop.lose = (frame) => frame.type === 'event' && frame.seq === 2
    shop.answer('bir')
    shop.answer('iki')
    await pass(100)
    shop.lose = () => false
    await pass(20_000)
    expect(screen(page)).toEqual(['bot: bir', 'bot: iki'])
  })

  it('of a kind it does not know are counted and not shown', async () => {
    const page = open()
    page.connect()
    await pass()
    shop.record({ event: 'newer_than_this_reader' })
    shop.answer('merhaba')
    await pass()
    expect(screen(page)).toEqual(['bot: merhaba'])
    expect(page.chat.last).toBe(3)
  })
})

describe('a refusal', () => {
  it('that may be retried is retried with the same cid, after the time it names', async () => {
    const page = open()
    shop.refuse = () => ({ code: 'rate_limited', retryable: true, retry_after: 7 })
    page.say('çabuk')
    await pass(6000)
    shop.refuse = () => null
    expect(shop.said).toEqual([])
    await pass(1500)
    expect(shop.said).toEqual(['çabuk'])
    const cids = shop.heard.flatMap((frame) => (frame.type === 'say' ? [frame.cid] : []))
    expect(cids).toHaveLength(2)
    expect(new Set(cids).size).toBe(1)
  })

  it('for good leaves the message as failed, over a reload, and another try is another command', async () => {
    const before = open()
    shop.refuse = (frame) => (frame.type === 'say' && frame.text === 'kötü' ? { code: 'invalid' } : null)
    before.say('kötü')
    before.say('iyi')
    await pass()
    expect(shop.said).toEqual(['iyi'])
    before.leave()
    before.dispose()
    const after = open()
    expect(screen(after)).toEqual(['failed: kötü'])
    shop.refuse = () => null
    after.again(after.chat.pending[0]?.cid ?? '')
    await pass()
    expect(shop.said).toEqual(['iyi', 'kötü'])
    expect(screen(after)).toEqual(['visitor: iyi', 'visitor: kötü'])
  })

  it('can be dropped by the visitor', async () => {
    const page = open()
    shop.refuse = () => ({ code: 'invalid' })
    page.say('kötü')
    await pass()
    page.discard(page.chat.pending[0]?.cid ?? '')
    expect(screen(page)).toEqual([])
  })

  it('of a view is told to who asked, and nothing waits behind it', async () => {
    const page = open()
    shop.refuse = (frame) => (frame.type === 'interact' ? { code: 'limit_reached' } : null)
    const answer = page.command({ type: 'interact', product: 'p1', action: 'view' })
    page.say('yine de')
    await pass()
    expect(await answer).toMatchObject({ type: 'nack', code: 'limit_reached' })
    expect(shop.said).toEqual(['yine de'])
  })
})

describe('two tabs', () => {
  it('see the same conversation, whoever speaks', async () => {
    const [one, two] = [open(), open()]
    one.connect()
    await pass()
    two.connect()
    await pass()
    one.say('birinci')
    two.say('ikinci')
    await pass()
    expect(shop.sessions).toHaveLength(1)
    expect(screen(one)).toEqual(['visitor: birinci', 'visitor: ikinci'])
    expect(screen(two)).toEqual(screen(one))
  })

  it('do not send what the other is about to send', async () => {
    const [one, two] = [open(), open()]
    one.connect()
    await pass()
    shop.lose = (frame) => frame.type === 'ack' || (frame.type === 'event' && frame.event === 'said')
    two.say('bir kez')
    await pass(3000)
    one.say('başka')
    await pass(100)
    expect(shop.heard.flatMap((frame) => (frame.type === 'say' ? [frame.text] : []))).toEqual(['bir kez', 'başka'])
  })

  it('one that stays sends what the one that left could not', async () => {
    const [one, two] = [open(), open()]
    one.connect()
    await pass()
    shop.opens = false
    two.say('emanet')
    await pass(100)
    two.leave()
    two.dispose()
    await pass(6000)
    expect(shop.said).toEqual(['emanet'])
    expect(screen(one)).toEqual(['visitor: emanet'])
  })

  it('that began at the same moment end up in one session', async () => {
    const [one, two] = [open(), open()]
    one.connect()
    two.connect()
    await pass()
    expect(shop.sessions).toHaveLength(2)
    window.dispatchEvent(new StorageEvent('storage', { key: 'sohbet.test.proof', storageArea: localStorage }))
    await pass(1000)
    expect(one.chat.session).toBe(two.chat.session)
  })
})

describe('an ended session', () => {
  it('stays on screen, and the next words begin another with the same token and no after', async () => {
    const page = open()
    page.say('bir')
    await pass()
    shop.end()
    await pass()
    expect(screen(page)).toEqual(['visitor: bir', '-- ended'])
    expect(page.chat.link).toBe('idle')
    await pass(120_000)
    expect(shop.hellos).toHaveLength(1)
    page.say('iki')
    await pass()
    expect(shop.hellos[1]?.token).toBe('s1/1')
    expect(shop.hellos[1]).not.toHaveProperty('after')
    expect(shop.sessions.map((session) => session.id)).toEqual(['s1', 's2'])
    expect(screen(page)).toEqual(['visitor: bir', '-- ended', 'visitor: iki'])
    expect(page.chat.last).toBe(2)
  })

  it('that the visitor ended stays ended: its successor is not ended too', async () => {
    const page = open()
    page.say('bir')
    await pass()
    const answer = page.command({ type: 'end' })
    await pass(60_000)
    expect(await answer).toMatchObject({ type: 'ack' })
    expect(shop.sessions).toHaveLength(1)
    page.say('iki')
    await pass(60_000)
    expect(shop.sessions.map((session) => session.ended)).toEqual([true, false])
    expect(screen(page)).toEqual(['visitor: bir', '-- ended', 'visitor: iki'])
  })

  it('whose end was asked for just before the line broke ends once', async () => {
    const page = open()
    page.connect()
    await pass()
    shop.lose = (frame) => frame.type === 'ack' || frame.type === 'event'
    void page.command({ type: 'end' })
    await pass(100)
    shop.lose = () => false
    shop.cut()
    await pass(60_000)
    expect(shop.sessions.map((session) => session.ended)).toEqual([true, false])
  })

  it('that ended while the page was away is told to its end before its successor', async () => {
    const page = open()
    page.say('bir')
    await pass()
    shop.opens = false
    shop.cut()
    shop.answer('orada mısınız?')
    shop.end()
    shop.opens = true
    await pass(2000)
    expect(screen(page)).toEqual(['visitor: bir', 'bot: orada mısınız?', '-- ended'])
    expect(page.chat.session).toBe('s2')
    page.say('iki')
    await pass()
    expect(screen(page).at(-1)).toBe('visitor: iki')
  })

  it('is not come back for on the next page, until the visitor does something', async () => {
    const before = open()
    before.connect()
    await pass()
    shop.end()
    await pass()
    before.leave()
    before.dispose()
    expect(open().hasBegun).toBe(false)
  })

  it('does not keep words that were waiting', async () => {
    const page = open()
    shop.refuse = () => ({ code: 'rate_limited', retryable: true, retry_after: 5 })
    page.say('bekleyen')
    await pass(100)
    shop.refuse = () => null
    shop.end()
    await pass(6000)
    expect(screen(page)).toEqual(['-- ended', 'visitor: bekleyen'])
  })

  it('gives words it refused to the next one', async () => {
    const page = open()
    page.connect()
    await pass()
    shop.lose = (frame) => frame.type === 'event' && frame.event === 'ended'
    shop.end()
    page.say('son anda')
    await pass()
    shop.lose = () => false
    await pass(3000)
    expect(shop.session.id).toBe('s2')
    expect(shop.said).toEqual(['son anda'])
    expect(screen(page)).toEqual(['-- ended', 'visitor: son anda'])
  })
})

describe('a token the server does not take', () => {
  it('is forgotten with what was seen, and what was not sent goes into the new session', async () => {
    const page = open()
    page.say('bir')
    await pass()
    shop.lose = (frame) => frame.type === 'event'
    page.say('araya giren')
    await pass()
    shop.lose = () => false
    shop.admits = (hello) => (hello.type === 'hello' && hello.token ? 4401 : null)
    shop.cut()
    page.say('iki')
    await pass(3000)
    expect(page.chat.session).toBe('s2')
    expect(screen(page)).toEqual(['visitor: iki'])
    expect(shop.said).toEqual(['bir', 'araya giren', 'iki'])
  })
})

describe('reset', () => {
  it('leaves nothing of the visitor in the browser', async () => {
    const page = open()
    page.say('bir')
    await pass()
    shop.opens = false
    shop.cut()
    page.say('iki')
    page.reset()
    page.dispose()
    expect(page.chat.entries).toEqual([])
    expect(Object.keys(localStorage)).toEqual([])
  })
})

it('through a storm of cuts, lost frames and lost answers every message arrives once and in order', async () => {
  const seed = Date.now() % 100_000
  let state = seed
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  vi.spyOn(Math, 'random').mockImplementation(random)
  const page = open()
  const words = Array.from({ length: 120 }, (_, index) => `söz ${index}`)
  shop.lose = () => random() < 0.1
  for (const word of words) {
    page.say(word)
    if (random() < 0.3) shop.answerIfOpen(`cevap ${word}`)
    if (random() < 0.2) shop.cut()
    await pass(random() * 2000)
  }
  shop.lose = () => false
  await pass(240_000)
  expect(shop.said, `seed ${seed}`).toEqual(words)
  const shown = messages(page)
  expect(
    shown.filter((message) => message.by === 'visitor').map((message) => message.text),
    `seed ${seed}`,
  ).toEqual(words)
  expect(shown.length, `seed ${seed}`).toBe(new Set(shown.map((message) => `${message.chapter}.${message.seq}`)).size)
  expect(page.chat.pending, `seed ${seed}`).toEqual([])
})
