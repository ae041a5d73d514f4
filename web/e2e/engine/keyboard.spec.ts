// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { expect, type Locator, type Page } from '@playwright/test'
import { test as shopping } from './shopper.ts'
import { test as working } from './staff.ts'

const patient = expect.configure({ timeout: 15_000 })

/** Presses Tab until the wanted part has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, wanted: Locator, key = 'Tab'): Promise<void> {
  await wanted.waitFor()
  for (let pressed = 0; pressed < 120; pressed++) {
    if (await wanted.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)) return
    await page.keyboard.press(key)
  }
  throw new Error(`Tab does not come to ${wanted}`)
}

shopping('a visitor asks, opens a product and comes back, by keyboard alone', async ({ shopper }) => {
  const { page } = shopper
  await shopper.open()
  await tabTo(page, shopper.launcher)
  await page.keyboard.press('Enter')
  await patient(shopper.field).toBeFocused()
  await page.keyboard.type('kırmızı ayakkabı var mı?')
  await page.keyboard.press('Enter')
  const details = page.locator('#sohbet .card', { hasText: 'Kırmızı Koşu Ayakkabısı' }).getByText('Ayrıntılar')
  await tabTo(page, details, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/product\.html\?id=red-runners&ref=chat&session=.+/)
  await patient(shopper.bubble('kırmızı ayakkabı')).toHaveCount(1)
  await patient(shopper.panel).toBeVisible()
  await shopper.field.press('Escape')
  await patient(shopper.panel).toHaveCount(0)
  await patient(shopper.launcher).toBeFocused()
})

working('staff find a visitor, take over, answer and hand back, by keyboard alone', async ({ staff, visit }) => {
  const { page } = staff
  const visitor = await visit()
  const name = `Klavye ${visitor.session.slice(-5)}`
  await visitor.ask('identify', { customer: `k-${name}`, name })
  await visitor.ask('say', { text: 'Kimse var mı?' })
  await tabTo(page, page.getByRole('link', { name }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Take over' }))
  await page.keyboard.press('Enter')
  const field = page.getByRole('textbox', { name: 'Your answer' })
  await tabTo(page, field)
  await page.keyboard.type('Buradayım.')
  await page.keyboard.press('Enter')
  const answer = await visitor.wait(({ event, by }) => event === 'said' && by === 'agent')
  expect(answer.text).toBe('Buradayım.')
  await tabTo(page, page.getByRole('button', { name: 'Hand back to the bot' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await patient(page.getByText('The bot answers')).toBeVisible()
})
