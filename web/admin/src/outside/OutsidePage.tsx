// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { ForgotPage } from './ForgotPage'
import { InvitationPage } from './InvitationPage'
import { ResetPage } from './ResetPage'

export type Outside = 'invitation' | 'forgot' | 'reset'

/** The pages that mailed links lead to; nobody needs to be signed in there. */
export function OutsidePage({ page }: { page: Outside }) {
  if (page === 'invitation') return <InvitationPage />
  return page === 'forgot' ? <ForgotPage /> : <ResetPage />
}
