// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { changeOwner } from './commands.ts'
import { deniz, expect, test } from './test.ts'

const address = `/admin/sessions/${deniz}`

test('one takes over, answers, and hands back', async ({ page, host }) => {
  await host.open(address)
  await expect(page.getByText('The bot answers')).toBeVisible()
  await page.getByRole('button', { name: 'Take over' }).click()
  const field = page.getByRole('textbox', { name: 'Your answer' })
  await expect(field).toBeFocused()
  await field.fill('Elbette.')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article').filter({ hasText: 'Elbette.' })).toContainText('Ayşe Yılmaz')
  await expect(page.getByText('Sending…')).toBeHidden()
  const seq = host.engine.view(deniz)?.messages.at(-1)?.seq ?? 0
  host.engine.happen(deniz, 'read', { by: 'visitor', upto: seq })
  await expect(page.getByText('Seen')).toBeVisible()
  await expect.poll(() => host.received.some(({ type, upto }) => type === 'read' && upto === seq)).toBe(true)
  await page.getByRole('button', { name: 'Hand back to the bot' }).click()
  await expect(page.getByText('Take the session over to answer')).toBeVisible()
})

test('an answer survives a broken line and a reload, and is said once', async ({ page, host }) => {
  await host.open(address)
  await page.getByRole('button', { name: 'Take over' }).click()
  const field = page.getByRole('textbox', { name: 'Your answer' })
  await expect(field).toBeVisible()
  host.isDeaf = true
  await field.fill('Birinci')
  await page.keyboard.press('Enter')
  await field.fill('İkinci')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Sending…')).toHaveCount(2)
  await host.breakLine()
  await page.reload()
  host.isDeaf = false
  await host.breakLine()
  const said = () => host.engine.view(deniz)?.messages.filter(({ by }) => by === 'agent') ?? []
  await expect.poll(() => said().map(({ text }) => text)).toEqual(['Birinci', 'İkinci'])
  await expect(page.getByText('Sending…')).toHaveCount(0)
  const first = host.received.filter(({ type, text }) => type === 'say' && text === 'Birinci')
  expect(first.length).toBeGreaterThan(1)
  expect(new Set(first.map(({ cid }) => cid)).size).toBe(1)
  await expect(page.getByRole('article').filter({ hasText: 'Birinci' })).toHaveCount(1)
})

test('who was too late is told who was faster', async ({ page, host }) => {
  await host.open(address)
  await expect(page.getByText('The bot answers')).toBeVisible()
  await expect.poll(() => host.received.some(({ topic }) => topic === `session:${deniz}`)).toBe(true)
  // The colleague's taking over has not reached this page yet.
  host.engine.followers.clear()
  const owner = { kind: 'agent' as const, id: 'u-9', name: 'Mehmet', version: 1 }
  host.engine.happen(deniz, 'owner_changed', { owner, why: 'taken' })
  await page.getByRole('button', { name: 'Take over' }).click()
  await expect(page.getByRole('alert')).toHaveText('Mehmet took it over. You see the session as it is now.')
  await expect(page.getByRole('button', { name: 'Take over from Mehmet' })).toBeVisible()
})

test('who loses a session is told to whom, and what was not sent is not lost', async ({ page, host }) => {
  await host.open(address)
  await page.getByRole('button', { name: 'Take over' }).click()
  await page.getByRole('textbox', { name: 'Your answer' }).fill('Bir dakika')
  const owner = { kind: 'agent' as const, id: 'u-9', name: 'Mehmet', version: 2 }
  host.engine.followers.clear()
  host.engine.happen(deniz, 'owner_changed', { owner, why: 'taken' })
  await page.keyboard.press('Enter')
  await expect(page.getByText('Not sent: You have not taken this session over.')).toBeVisible()
  await host.breakLine()
  await expect(page.getByRole('alert').filter({ hasText: 'Mehmet took it over' })).toBeVisible()
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByText('Bir dakika')).toBeHidden()
})

test('the slider shows the session exactly as it was', async ({ page, host }) => {
  changeOwner(host.engine, deniz, 0, 'take')
  await host.open(address)
  const slider = page.getByRole('slider', { name: 'Sequence number' })
  await expect(slider).toHaveAttribute('aria-valuetext', 'Now')
  await slider.focus()
  await page.keyboard.press('Home')
  await expect(page.getByText('You are looking at the past')).toContainText('after event 1.')
  await expect(page.getByText('Nothing has been said yet.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Visitor 1N0P' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Your answer' })).toBeDisabled()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(slider).toHaveAttribute('aria-valuetext', 'Event 3 of 12')
  await expect(page.getByRole('status').filter({ hasText: 'after event 3' })).toContainText('Bot spoke')
  await expect(page.getByRole('log').getByRole('article')).toHaveCount(2)
  await expect(page).toHaveURL(/at=3/)
  host.engine.happen(deniz, 'said', { by: 'visitor', text: 'Şimdi' })
  await expect(page.getByText('3 of 13')).toBeVisible()
  await expect(page.getByRole('log').getByText('Şimdi')).toBeHidden()
  await page.reload()
  await expect(page.getByRole('log').getByRole('article')).toHaveCount(2)
  await page.getByRole('button', { name: 'Back to now' }).click()
  await expect(page.getByRole('log').getByText('Şimdi')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Your answer' })).toBeEnabled()
})

test('typing, text as text, and an erased visitor', async ({ page, host }) => {
  await host.open(address)
  await expect(page.getByText('<b>“Ayla”</b> yazılacak.')).toBeVisible()
  host.typing(deniz, true)
  await expect(page.getByText('The visitor is typing…')).toBeVisible()
  host.engine.happen(deniz, 'said', { by: 'visitor', text: null })
  await expect(page.getByText('The visitor is typing…')).toBeHidden()
  await expect(page.getByText('This text has been erased.')).toBeVisible()
})

test('earlier messages are read from the facts', async ({ page, host }) => {
  for (let n = 1; n <= 60; n += 1) host.engine.happen(deniz, 'said', { by: 'visitor', text: `Söz ${n}.` })
  host.lastMessages = 30
  await host.open(address)
  await expect(page.getByText('Söz 60.')).toBeVisible()
  await expect(page.getByText('Söz 30.')).toBeHidden()
  await page.getByRole('button', { name: 'Show earlier messages' }).click()
  await expect(page.getByText('Söz 30.')).toBeVisible()
  await expect(page.getByText('Bakır çaydanlık var mı? Hediye olacak.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Show earlier messages' })).toBeHidden()
})

test('a session that is not there is said to be not there', async ({ page, host }) => {
  await host.open('/admin/sessions/01JDNOTHING')
  await expect(page.getByRole('heading', { name: 'No such session' })).toBeVisible()
})

test('a viewer watches', async ({ page, host }) => {
  host.role = 'viewer'
  await host.open(address)
  await expect(page.getByText('As a viewer you can watch.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Take over' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Erase the visitor…' })).toHaveAccessibleDescription(
    'Only admins may do this.',
  )
})
