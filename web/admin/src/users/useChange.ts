// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isProblem } from '../api/problem'
import type { User, UserPatch } from '../api/types'
import { changeUser, userQuery, usersKey } from './queries'

/** Changes a person for the version shown; when somebody was faster the newest is shown instead. */
export function useChange(user: User) {
  const queries = useQueryClient()
  const [overtaken, setOvertaken] = useState(false)
  const change = useMutation({
    mutationFn: (patch: UserPatch) => changeUser(user, patch),
    onSuccess: (changed) => {
      queries.setQueryData(userQuery(user.id).queryKey, changed)
      return queries.invalidateQueries({ queryKey: usersKey })
    },
    onError: (error) => {
      if (!isProblem(error, 'precondition_failed')) return undefined
      setOvertaken(true)
      return queries.invalidateQueries({ queryKey: usersKey })
    },
  })
  return { change, overtaken }
}
