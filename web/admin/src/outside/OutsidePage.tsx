// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { lazy } from 'react'
import { ForgotPage } from './ForgotPage'
import { InvitationPage } from './InvitationPage'
import { ResetPage } from './ResetPage'

const SignUpPage = lazy(() => import('../signup/SignUpPage').then((part) => ({ default: part.SignUpPage })))

export type Outside = 'invitation' | 'forgot' | 'reset' | 'sign-up'

/** The pages that mailed links lead to; nobody needs to be signed in there. */
export function OutsidePage({ page }: { page: Outside }) {
  if (page === 'sign-up') return <SignUpPage />
  if (page === 'invitation') return <InvitationPage />
  return page === 'forgot' ? <ForgotPage /> : <ResetPage />
}
