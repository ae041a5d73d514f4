// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { test as base, expect as baseExpect, type Locator, type Page, type WebSocketRoute } from '@playwright/test'

/** A busy machine answers late, not wrongly. */
export const expect = baseExpect.configure({ timeout: 15_000 })

/** A visitor with the demo shop in a browser: what they see of the widget and what they do with it. */
export class Shopper {
  /** Live connections of the page to the engine, to be broken. */
  readonly sockets = new Set<WebSocketRoute>()
  readonly complaints: string[] = []
  socketsAreBlocked = false

  constructor(readonly page: Page) {}

  async open(path = '/demo/?lang=tr'): Promise<void> {
    this.page.on('pageerror', (error) => this.complaints.push(String(error)))
    this.page.on('console', (message) => {
      const isOurs = !/WebSocket connection|Failed to load resource/.test(message.text())
      if (['error', 'warning'].includes(message.type()) && isOurs) this.complaints.push(message.text())
    })
    await this.page.routeWebSocket('**/ws/chat', (socket) => {
      if (this.socketsAreBlocked) return void socket.close({ code: 1011 })
      socket.connectToServer()
      this.sockets.add(socket)
    })
    await this.page.goto(path)
    await this.launcher.waitFor()
  }

  get launcher(): Locator {
    return this.page.locator('#sohbet .launcher')
  }

  get panel(): Locator {
    return this.page.getByRole('dialog')
  }

  get field(): Locator {
    return this.panel.getByRole('textbox')
  }

  /** What was said, in order. */
  words(): Promise<string[]> {
    return this.page.locator('#sohbet .words').allTextContents()
  }

  bubble(text: string): Locator {
    return this.page.locator('#sohbet .visitor', { hasText: text })
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text)
    await this.field.press('Enter')
  }

  /** The line breaks as behind a proxy: without a word, and nothing comes through until it is mended. */
  async breakLine(): Promise<void> {
    this.socketsAreBlocked = true
    for (const socket of this.sockets) await socket.close({ code: 1011 })
    this.sockets.clear()
  }

  mendLine(): void {
    this.socketsAreBlocked = false
  }
}

/** `shopper` is a visitor; at the end the browser must have had nothing to complain about. */
export const test = base.extend<{ shopper: Shopper }>({
  shopper: async ({ page }, use, info) => {
    info.setTimeout(120_000)
    const shopper = new Shopper(page)
    await use(shopper)
    expect(shopper.complaints).toEqual([])
  },
})
