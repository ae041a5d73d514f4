// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Page } from '@playwright/test'
import { findings, isReadable } from '../access.ts'
import { now } from './clock.ts'
import { Host, refused } from './host.ts'
import { deniz, expect, test } from './test.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const bell = (page: Page) => page.getByRole('button', { name: /^Notifications, / })
const toasts = (page: Page) => page.getByRole('region', { name: 'New notifications' })

test('the bell counts, opens by keyboard, and leads to what a notification is about', async ({ page, host }) => {
  await host.open('/admin/knowledge')
  await expect(bell(page)).toHaveAccessibleName('Notifications, 3 unread')
  await bell(page).focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name: 'Notifications' })
  const disk = panel.getByRole('article', { name: 'The disk is almost full' })
  await expect(disk).toContainText('Critical')
  await expect(panel.getByRole('article', { name: 'A limit of requests is almost used up' })).toContainText(
    '3 times, last 30 minutes ago, the first 1 hour ago',
  )
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(bell(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await disk.getByRole('button', { name: 'Mark as read: The disk is almost full' }).click()
  await expect(bell(page)).toHaveAccessibleName('Notifications, 2 unread')
  await panel.getByRole('link', { name: 'Renew the key' }).click()
  await expect(page).toHaveURL(/\/admin\/keys$/)
  await expect(panel).toBeHidden()
  await expect(bell(page)).toHaveAccessibleName('Notifications, 1 unread')
})

test('what is raised is counted and told once, however many tabs are open', async ({ page, host, context }) => {
  await host.open('/admin/')
  const other = await context.newPage()
  await other.clock.install({ time: now() })
  const otherHost = new Host(other, host.engine, host.notices)
  await otherHost.open('/admin/knowledge')
  await expect(bell(page)).toHaveAccessibleName(/3 unread/)
  await expect(bell(other)).toHaveAccessibleName(/3 unread/)
  host.notices.raise('database_unreachable')
  await expect(bell(page)).toHaveAccessibleName(/4 unread/)
  await expect(bell(other)).toHaveAccessibleName(/4 unread/)
  const told = page.getByRole('alert').filter({ hasText: 'The database cannot be reached' })
  const toldThere = other.getByRole('alert').filter({ hasText: 'The database cannot be reached' })
  await expect(async () => expect((await told.count()) + (await toldThere.count())).toBe(1)).toPass()
  await page.waitForTimeout(2000)
  expect((await told.count()) + (await toldThere.count())).toBe(1)
  // Read in one tab it is read in the other, and the toast goes.
  await page.goto('/admin/notifications')
  await page.getByRole('button', { name: 'Mark as read: The database cannot be reached' }).click()
  await expect(bell(other)).toHaveAccessibleName(/3 unread/)
  await expect(toldThere).toHaveCount(0)
  expect(otherHost.complaints).toEqual([])
})

test('only what was asked for pops up, and a message not where it is being read', async ({ page, host }) => {
  await host.open('/admin/')
  await expect(bell(page)).toHaveAccessibleName(/3 unread/)
  await expect(page.getByText('Deniz Kaya')).toBeVisible()
  const link = { kind: 'session', id: deniz } as const
  host.notices.raise('cpu_high')
  host.notices.raise('message_for_you', { link })
  const toast = toasts(page).getByRole('status').filter({ hasText: 'A visitor wrote to you' })
  await expect(toast).toBeVisible()
  await expect(toasts(page).getByText('The processor')).toHaveCount(0)
  await toasts(page).getByRole('link', { name: 'Open: A visitor wrote to you' }).click()
  await expect(page).toHaveURL(new RegExp(`/sessions/${deniz}`))
  await expect(toast).toHaveCount(0)
  await page.getByRole('log').click()
  host.notices.raise('message_for_you', { link })
  await expect(bell(page)).toHaveAccessibleName(/5 unread/)
  await page.waitForTimeout(700)
  await expect(toasts(page).getByRole('status')).toHaveCount(0)
})

test('one that came while the line was down is counted and told', async ({ page, host }) => {
  await host.open('/admin/')
  await expect(bell(page)).toHaveAccessibleName(/3 unread/)
  await host.breakLine()
  host.notices.raise('poison_fact')
  await expect(bell(page)).toHaveAccessibleName(/4 unread/, { timeout: 15_000 })
  await expect(page.getByRole('alert').filter({ hasText: 'A stored fact could not be processed' })).toBeVisible()
})

test('the page of all of them is narrowed, paged, marked and undone', async ({ page, host }) => {
  await host.open('/admin/')
  await bell(page).click()
  await page.getByRole('link', { name: 'All notifications' }).click()
  const lines = page.getByRole('main').getByRole('article')
  await expect(lines).toHaveCount(50)
  await page.getByRole('button', { name: 'Show older ones' }).click()
  await expect(lines).toHaveCount(64)
  await expect(page.getByText('These are all of them.')).toBeVisible()

  await page.getByText('Unread', { exact: true }).first().click()
  await expect(page).toHaveURL(/show=unread/)
  await expect(lines).toHaveCount(3)
  await page.getByRole('combobox', { name: 'Severity' }).selectOption('critical')
  await expect(lines).toHaveCount(1)
  await page.getByRole('button', { name: 'I see to it: The disk is almost full' }).click()
  await expect(lines).toContainText('Ayşe Yılmaz sees to it (')
  await expect(lines).toHaveCount(1)
  await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'A node joined' })
  await expect(page.getByText('Nothing fits')).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(lines).toHaveCount(64)

  await page.getByRole('button', { name: 'Mark as unread: The disk is almost full' }).click()
  await expect(bell(page)).toHaveAccessibleName(/3 unread/)
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(page.getByText('3 notifications marked as read.')).toBeVisible()
  await expect(bell(page)).toHaveAccessibleName(/none unread/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('They are unread again.')).toBeVisible()
  await expect(bell(page)).toHaveAccessibleName(/3 unread/)
})

test('a repetition rises and counts up while one looks, and what is over says so', async ({ page, host }) => {
  await host.open('/admin/notifications')
  const lines = page.getByRole('main').getByRole('article')
  await expect(lines.first()).toHaveAccessibleName('The disk is almost full')
  await expect(bell(page)).toHaveAccessibleName(/3 unread/)
  host.notices.raise('limit_near')
  await expect(lines.first()).toHaveAccessibleName('A limit of requests is almost used up')
  await expect(lines.first()).toContainText('4 times')
  const disk = host.notices.items.find(({ type }) => type === 'disk_low')
  host.notices.change(disk?.id ?? '', 'resolved', { resolved_at: new Date(now()).toISOString() })
  await expect(lines.filter({ hasText: 'The disk' })).toContainText('Over (')
  await expect(page.getByRole('button', { name: /^I see to it/ })).toHaveCount(0)
})

test('no notifications, none unread, and a list that cannot be loaded say so', async ({ page, host }) => {
  host.notices.items = []
  await host.open('/admin/notifications')
  await expect(page.getByText('Nothing to tell yet')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Mark all as read' })).toBeDisabled()
  await page.getByText('Unread', { exact: true }).first().click()
  await expect(page.getByText('There is nothing you have not read.')).toBeVisible()
  host.failures['GET /notifications'] = refused(500, 'internal')
  await page.reload()
  await expect(page.getByRole('alert')).toContainText('The notifications could not be loaded')
  delete host.failures['GET /notifications']
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('All read')).toBeVisible()
})

test('somebody who may not go where one leads is told who may', async ({ page, host }) => {
  host.role = 'viewer'
  await host.open('/admin/notifications')
  const key = page.getByRole('article', { name: 'An API key will soon run out' })
  await expect(key).toContainText('Only admins may open this.')
  await expect(key.getByRole('link')).toHaveCount(0)
  const staff = page.getByRole('button', { name: 'Staff' })
  await expect(staff).toHaveAccessibleDescription('Only admins may do this.')
  expect(await findings(page)).toEqual([])
})

test('what one is told is chosen, saved and kept; critical ones stay', async ({ page, host }) => {
  await host.open('/admin/notifications')
  await page.getByRole('link', { name: 'What I am told' }).click()
  const mail = page.getByRole('checkbox', { name: 'E-mail: The disk is almost full' })
  await expect(mail).toBeChecked()
  await expect(mail).toHaveAccessibleDescription(/without them nobody would know/)
  await mail.click({ force: true })
  await expect(mail).toBeChecked()
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()

  await page.getByRole('checkbox', { name: 'Pop-up: The processor is working at its limit' }).check()
  await page.getByRole('checkbox', { name: 'Keep quiet at certain hours' }).check()
  await expect(page.getByText('Times are those of Europe/Istanbul.')).toBeVisible()
  await page.getByRole('textbox', { name: 'From' }).fill('08:00')
  await expect(page.getByText('The beginning and the end are the same.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await page.getByRole('textbox', { name: 'From' }).fill('23:30')
  await expect(page.getByText('Not saved yet')).toBeVisible()
  host.failures['PUT /notifications/preferences'] = refused(503, 'unavailable')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert')).toContainText('The server is not ready just now.')
  delete host.failures['PUT /notifications/preferences']
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  expect(host.notices.preferences.quiet_hours).toEqual({ from: '23:30', to: '08:00' })
  host.notices.raise('cpu_high')
  await expect(toasts(page).getByText('The processor is working at its limit')).toBeVisible()
})

test('the browser is asked for leave by a click and by nothing else', async ({ page, host }) => {
  await page.addInitScript(() => {
    const asked: string[] = []
    let permission = 'default'
    const fake = Object.assign(
      (title: string) => {
        asked.push(`shown ${title}`)
      },
      {
        requestPermission: async () => {
          asked.push('asked')
          permission = 'granted'
          return permission
        },
      },
    )
    Object.defineProperty(fake, 'permission', { get: () => permission })
    Object.assign(window, { Notification: fake, asked })
    Object.defineProperty(window, 'isSecureContext', { get: () => true })
  })
  const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked)
  await host.open('/admin/notifications/preferences')
  await expect(page.getByText('have not been allowed in this browser yet')).toBeVisible()
  await expect(bell(page)).toHaveAccessibleName(/3 unread/)
  host.notices.raise('poison_fact')
  await expect(page.getByRole('alert')).toContainText('A stored fact')
  expect(await asked()).toEqual([])
  await page.getByRole('checkbox', { name: 'Desktop: A visitor wrote to you' }).check()
  await expect(page.getByText('Desktop notifications are allowed in this browser.')).toBeVisible()
  expect(await asked()).toEqual(['asked'])
})

for (const locale of ['tr-TR', 'en-GB'] as const)
  test.describe(locale, () => {
    test.use({ locale })
    test.slow() // every state is looked at four times

    test('a toast and the bell can be read by everybody', async ({ page, host }) => {
      const isTurkish = locale === 'tr-TR'
      host.notices.items = host.notices.items.slice(0, 6)
      await host.open('/admin/notifications')
      await expect(page.getByRole('main').getByRole('article')).toHaveCount(6)
      await expect(
        page.getByRole('button', { name: isTurkish ? 'Bildirimler, 3 okunmamış' : 'Notifications, 3 unread' }),
      ).toBeVisible()
      host.notices.raise('database_unreachable', { actions: ['acknowledge'] })
      await isReadable(page, page.getByRole('alert'))
      await page.getByRole('button', { name: isTurkish ? /^Kapat:/ : /^Dismiss:/ }).click()
      await page.getByRole('button', { name: isTurkish ? /^Bildirimler,/ : /^Notifications,/ }).click()
      await isReadable(page, page.getByRole('dialog').getByRole('article').first())
    })
  })
