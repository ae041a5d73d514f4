// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react'
import { type Files, PageTexts } from '../i18n/PageTexts'

const files: Files = import.meta.glob('../i18n/signup.[a-z][a-z].ts', { eager: true })

/** The words of this page beside those of all pages: nobody else loads them. */
export const SignUpTexts = ({ children }: { children: ReactNode }) => <PageTexts files={files}>{children}</PageTexts>
