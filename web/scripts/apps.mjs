// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder every npm command runs in. */
export const web = fileURLToPath(new URL('..', import.meta.url))

/** The apps that are built, each with the file whose presence says that it is there. */
const entries = { widget: 'widget/main.ts', demo: 'demo/index.html', admin: 'admin/index.html' }

export const apps = Object.keys(entries).filter((app) => existsSync(web + entries[app]))
