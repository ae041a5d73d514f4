// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react'
import { type Files, PageTexts } from '../i18n/PageTexts'

const files: Files = import.meta.glob('../i18n/notices.[a-z][a-z].ts', { eager: true })

/** The words of notifications beside those of all pages: fetched when the first of them is looked at. */
export const NoticeTexts = ({ children }: { children: ReactNode }) => <PageTexts files={files}>{children}</PageTexts>
