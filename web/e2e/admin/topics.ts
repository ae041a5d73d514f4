// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Topic, TopicText, Trial } from '../../admin/src/api/types'

type Answer = { status: number; body?: unknown }

const topics: [id: string, daysAgo: number, text: TopicText][] = [
  [
    'shipping-cost',
    1,
    {
      tr: {
        question: 'Kargo ücreti ne kadar?',
        answer: 'Kargo 79,90 TL. 1.000 TL ve üzeri siparişlerde kargo ücretsizdir.',
      },
      en: {
        question: 'How much is shipping?',
        answer: 'Shipping costs 79.90 TL and is free for orders of 1,000 TL or more.',
      },
    },
  ],
  [
    'returns',
    3,
    {
      tr: {
        question: 'İade ve değişim nasıl yapılır?',
        answer:
          'Kullanılmamış ürünleri teslimden sonra 14 gün içinde iade edebilir ya da değiştirebilirsiniz. İade kargosu ' +
          'bizden; para iadesi ürün bize ulaştıktan sonra 5 iş günü içinde kartınıza yatar.',
      },
      en: {
        question: 'How do returns, refunds and exchanges work?',
        answer:
          'Unused goods can be returned or exchanged within 14 days of delivery. Return shipping is on us; the refund ' +
          'reaches your card within 5 working days after the goods reach us.',
      },
    },
  ],
  ['wholesale', 12, { en: { question: 'Do you sell wholesale?', answer: 'Yes, from 50 pieces on. Ask a person.' } }],
  ['gift', 40, { tr: { question: 'Hediye paketi yapıyor musunuz?', answer: 'Evet, ücretsiz.' } }],
]

/** The knowledge of a played server. */
export class PlayedTopics {
  items: Topic[] = topics.map(([id, days, text]) => ({
    id,
    version: 1,
    changed_at: new Date(Date.now() - days * 86_400_000).toISOString(),
    ...text,
  }))

  answer(method: string, path: string, query: URLSearchParams, headers: Record<string, string>, body: unknown): Answer {
    const id = path.split('/')[2]
    if (id === 'try') return { status: 200, body: this.attempt(String((body as { text: string }).text)) }
    if (id === undefined) return method === 'POST' ? this.add(body as TopicText) : this.list(query)
    const topic = this.items.find((one) => one.id === id)
    if (topic === undefined) return refused(404, 'not_found')
    if (method === 'GET') return { status: 200, body: topic }
    if (headers['if-match'] !== `"${topic.version}"`) return refused(412, 'precondition_failed')
    this.items = this.items.filter((one) => one !== topic)
    if (method === 'DELETE') return { status: 204 }
    return this.put(id, topic.version + 1, body as TopicText, 200)
  }

  private add(text: TopicText): Answer {
    return this.put(`new-${this.items.length}`, 1, text, 201)
  }

  private put(id: string, version: number, text: TopicText, status: number): Answer {
    const topic = { id, version, changed_at: new Date().toISOString(), ...text }
    this.items = [topic, ...this.items]
    return { status, body: topic }
  }

  private list(query: URLSearchParams): Answer {
    const words = query.get('q')?.toLocaleLowerCase('tr') ?? ''
    const locale = query.get('locale') as 'tr' | 'en' | null
    const items = this.items
      .filter((one) => locale === null || one[locale] !== undefined)
      .filter((one) =>
        JSON.stringify(locale === null ? one : one[locale])
          .toLocaleLowerCase('tr')
          .includes(words),
      )
    return { status: 200, body: { items, next: null } }
  }

  private attempt(text: string): Trial {
    const word = text.toLocaleLowerCase('en').split(' ').at(-1) ?? ''
    const found = this.items.find((one) => one.en?.question.toLocaleLowerCase('en').includes(word.replace('?', '')))
    if (found?.en === undefined) return { text: 'I do not know that.', locale: 'en', intent: 'other', products: [] }
    const entry = { id: found.id, question: found.en.question }
    return { text: found.en.answer, locale: 'en', intent: 'shipping', products: [], entry }
  }
}

const refused = (status: number, code: string): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, code, correlation_id: 'x' },
})
