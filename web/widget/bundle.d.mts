// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { BuildOptions, Rolldown } from 'vite'

/** The loader first, then its parts. */
export function bundle(options?: BuildOptions): Promise<Rolldown.OutputChunk[]>
