// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

export { start } from './main.ts'
export { tr as texts } from './texts/tr.ts'
