// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

export { start } from './main.ts'
export { en as texts } from './texts/en.ts'
