// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

export type Leave = 'granted' | 'denied' | 'default' | 'missing'

/** Whether the browser shows notifications of ours; it knows none on pages without TLS. */
export const leave = (): Leave =>
  typeof Notification === 'undefined' || !window.isSecureContext ? 'missing' : Notification.permission

/** Only ever called by a click of the person's. */
export async function askLeave(): Promise<Leave> {
  if (leave() === 'missing') return 'missing'
  return Notification.requestPermission()
}

/** One on the desktop; a newer state of the same thing replaces it. */
export function showOnDesktop(id: string, title: string, body: string, open: () => void): void {
  if (leave() !== 'granted') return
  try {
    const shown = new Notification(title, { body, tag: `sohbet-${id}` })
    shown.onclick = () => {
      window.focus()
      open()
      shown.close()
    }
  } catch {
    // Some phones allow it to service workers only.
  }
}
