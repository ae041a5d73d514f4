// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { TopicText } from '../api/types'

export type Example = 'shipping' | 'returns' | 'payment' | 'hours'

/** Questions most shops are asked, with answers to be put right before they are saved. */
export const examples: Record<Example, TopicText> = {
  shipping: {
    tr: {
      question: 'Kargo ücreti ne kadar, kaç günde gelir?',
      answer: 'Kargo … TL. Siparişler … iş günü içinde gelir.',
    },
    en: {
      question: 'How much is shipping, how long does it take?',
      answer: 'Shipping costs … and takes … working days.',
    },
  },
  returns: {
    tr: {
      question: 'İade ve değişim nasıl yapılır?',
      answer: 'Kullanılmamış ürünleri … gün içinde iade edebilirsiniz.',
    },
    en: { question: 'How do returns and exchanges work?', answer: 'Unused goods can be returned within … days.' },
  },
  payment: {
    tr: { question: 'Hangi ödeme yöntemleri var?', answer: 'Kredi kartı, havale ve … kabul ediyoruz.' },
    en: { question: 'Which payment methods are there?', answer: 'We accept credit cards, bank transfer and ….' },
  },
  hours: {
    tr: { question: 'Çalışma saatleriniz nedir?', answer: 'Hafta içi …–… arası açığız.' },
    en: { question: 'What are your opening hours?', answer: 'We are open on weekdays from … to ….' },
  },
}
