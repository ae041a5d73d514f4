// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Cart } from './chat.ts'
import { el } from './elements.ts'
import { inMoney, inUnits } from './money.ts'
import type { Shop } from './shop.ts'

/** What is paid for, as the server has it: nothing is added up here. */
export function summary({ config, locale, text }: Shop, { lines, totals }: Cart): Node {
  const money = (amount: string) => inMoney(locale, amount, totals.currency ?? config.currency)
  return el(
    'section',
    { class: 'summary', 'aria-label': text.yourOrder },
    el('h2', {}, text.yourOrder),
    el(
      'ul',
      {},
      ...lines.map((line) =>
        el(
          'li',
          {},
          el('span', {}, [line.title, line.option].filter(Boolean).join(', ')),
          el('small', {}, inUnits(locale, line.quantity, line.unit.label)),
          el('span', {}, money(line.total)),
        ),
      ),
    ),
    el('p', { class: 'total' }, el('span', {}, text.total), el('strong', {}, money(totals.total))),
  )
}
