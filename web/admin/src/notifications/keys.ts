// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** Under which the lists that were read are kept. */
export const noticesKey = ['notifications'] as const
