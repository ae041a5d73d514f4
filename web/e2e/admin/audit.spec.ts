// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { refused } from './host.ts'
import { expect, test } from './test.ts'

test('what was done is told in words, with what changed', async ({ page, host }) => {
  await host.open('/admin/')
  await page.getByRole('link', { name: 'Audit' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Change the shop’s settings' })
  await expect(row).toContainText('Ayşe Yılmaz')
  await expect(row).toContainText('Chrome · Windows')
  await expect(row).toContainText('Minutes of silence until a session ends')
  await expect(row.locator('del').first()).toHaveText('30')
  await expect(row.locator('ins').first()).toHaveText('45')
  await expect(row).toContainText('https://shop.example')
  await expect(row).toContainText('no')
  const refusal = page.getByRole('row').filter({ hasText: 'Take a conversation over' })
  await expect(refusal).toContainText('Refused')
  await expect(refusal).toContainText('Your role may not do this.')
  await expect(refusal).toContainText('14 times within a minute')
  await expect(page.getByText('Can Demir, not proven')).toBeVisible()
  await expect(page.getByText('Outcome unknown').last()).toBeVisible()
  await expect(page.getByText('somethingNew')).toBeVisible()
  await expect(page.getByText('robots 7')).toBeVisible()
})

test('it is narrowed by search, kind, outcome and a click on a line, and the files follow', async ({ page, host }) => {
  await host.open('/admin/audit')
  const rows = page.getByRole('row')
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption('refused')
  await expect(rows).toHaveCount(3)
  await page.getByRole('button', { name: 'Can Demir', exact: true }).click()
  await expect(rows).toHaveCount(3)
  await page.getByRole('combobox', { name: 'What' }).selectOption({ label: 'Sign in' })
  await expect(rows).toHaveCount(2)
  await expect(page).toHaveURL(/who=u-9/)
  await expect(page.getByRole('link', { name: /as CSV/ })).toHaveAttribute(
    'href',
    '/api/v1/exports/audit.csv?outcome=refused&who=u-9&what=signIn',
  )
  await page.getByRole('button', { name: /Remove the filter: Only Can Demir/ }).click()
  await page.getByRole('searchbox').fill('nothing of the kind')
  await expect(page.getByText('Nothing fits')).toBeVisible()
  await page.getByRole('button', { name: 'Clear search and filter' }).click()
  await expect(page.getByRole('searchbox')).toHaveValue('')
  await expect(rows).toHaveCount(51)
  await page.getByLabel('From').fill('2026-11-20')
  await page.getByLabel('To').fill('2026-11-19')
  await expect(page.getByText('The last day is before the first.')).toBeVisible()
})

test('an owner also reads what is no shop’s, with its own files', async ({ page, host }) => {
  host.merchants.isOwner = true
  await host.open('/admin/audit?q=Kasa&outcome=done')
  await expect(page.getByRole('row')).toHaveCount(2)
  const whose = page.getByRole('radiogroup', { name: 'Whose log' })
  await whose.getByText('Installation').click()
  await expect(page).toHaveURL(/\/admin\/audit\?of=installation$/)
  await expect(page.getByText('What is no shop’s: starts')).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(5)
  await expect(page.getByRole('row').filter({ hasText: 'Look at the conversations' })).toContainText('not signed in')
  await expect(page.getByRole('row').filter({ hasText: 'Bring the database to a new version' })).toContainText(
    'The engine',
  )
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption('refused')
  await expect(page.getByRole('row')).toHaveCount(3)
  await expect(page.getByRole('link', { name: /as JSON/ })).toHaveAttribute(
    'href',
    '/api/v1/exports/installation-audit.json?outcome=refused',
  )
  await page.getByRole('searchbox').fill('nothing of the kind')
  await page.getByRole('button', { name: 'Clear search and filter' }).click()
  await expect(page.getByRole('row')).toHaveCount(5)
  await whose.getByRole('radio', { name: 'Installation' }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/\/admin\/audit$/)
  await expect(page.getByRole('row')).toHaveCount(51)
})

test('whoever is no owner reads the shop’s, whatever the address says', async ({ page, host }) => {
  host.merchants.isOwner = false
  await host.open('/admin/audit?of=installation')
  await expect(page.getByRole('row').filter({ hasText: 'Change the shop’s settings' })).toBeVisible()
  await expect(page.getByRole('radiogroup', { name: 'Whose log' })).toHaveCount(0)
})

test('older lines come by page', async ({ page, host }) => {
  await host.open('/admin/audit')
  await expect(page.getByRole('row')).toHaveCount(51)
  await page.getByRole('button', { name: 'Show older ones' }).click()
  await expect(page.getByRole('row')).toHaveCount(68)
  await expect(page.getByText('This is all there is.')).toBeVisible()
})

test('an empty log, a broken one and one that is not for everybody say so', async ({ page, host }) => {
  host.log.entries = []
  await host.open('/admin/audit')
  await expect(page.getByText('Nothing has been done yet')).toBeVisible()
  host.failures['GET /audit'] = refused(503, 'unavailable')
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption('failed')
  await expect(page.getByText('The audit log could not be loaded')).toBeVisible({ timeout: 20_000 })
  delete host.failures['GET /audit']
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Nothing fits')).toBeVisible()
})

test('operators are told that it is for admins', async ({ page, host }) => {
  host.role = 'operator'
  await host.open('/admin/audit')
  await expect(page.getByText('Only admins read the audit log. Your role is Operator.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Audit' })).toBeHidden()
  const withheld = page.getByRole('button', { name: 'Audit' })
  await withheld.focus()
  await expect(withheld).toBeFocused()
  await expect(withheld).toHaveAccessibleDescription('Only admins may do this.')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/admin\/audit$/)
  await expect(page.getByRole('searchbox')).toBeHidden()
})
