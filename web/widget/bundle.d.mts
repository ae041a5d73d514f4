// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { BuildOptions, Plugin, Rolldown } from 'vite'

/** The loader first, then its parts. */
export function bundle(options?: BuildOptions & { plugins?: Plugin[] }): Promise<Rolldown.OutputChunk[]>
