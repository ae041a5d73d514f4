// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** What somebody typed as a code, without the gaps apps show between its digits. */
export const codeOf = (typed: string): string => typed.replace(/\s/g, '')

/** Six digits of the app; a recovery code has more, and letters. */
export const isOfApp = (typed: string): boolean => /^\d{6}$/.test(codeOf(typed))

/** A secret as it is typed in by hand: in groups of four. */
export const inGroups = (key: string): string => key.match(/.{1,4}/g)?.join(' ') ?? ''
