// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ApiKey, MadeApiKey } from '../api/types'
import { NewKey } from './NewKey'
import { keysQuery, ownKeysQuery } from './queries'
import { RevokeKey } from './RevokeKey'
import { RotateKey } from './RotateKey'
import { ShownOnce } from './ShownOnce'

type Doing =
  | { what: 'add' }
  | { what: 'rotate' | 'revoke'; key: ApiKey }
  | { what: 'show'; made: MadeApiKey }
  | undefined

type Acts = { add: () => void; rotate: (key: ApiKey) => void; revoke: (key: ApiKey) => void }

/** What can be done to keys, each in its dialog; what was made is shown once and not kept. */
export function KeyActs({ isOwn, children }: { isOwn: boolean; children: (acts: Acts) => ReactNode }) {
  const queries = useQueryClient()
  const [doing, setDoing] = useState<Doing>()
  const close = () => setDoing(undefined)
  const changed = () => {
    void queries.invalidateQueries({ queryKey: keysQuery.queryKey })
    void queries.invalidateQueries({ queryKey: ownKeysQuery.queryKey })
  }
  const show = (made: MadeApiKey) => {
    setDoing({ what: 'show', made })
    changed()
  }
  return (
    <>
      {children({
        add: () => setDoing({ what: 'add' }),
        rotate: (key) => setDoing({ what: 'rotate', key }),
        revoke: (key) => setDoing({ what: 'revoke', key }),
      })}
      {doing?.what === 'add' && <NewKey isOwn={isOwn} made={show} close={close} />}
      {doing?.what === 'rotate' && <RotateKey apiKey={doing.key} made={show} close={close} />}
      {doing?.what === 'revoke' && (
        <RevokeKey
          apiKey={doing.key}
          isOwn={isOwn}
          close={(isDone) => {
            close()
            if (isDone) changed()
          }}
        />
      )}
      {doing?.what === 'show' && <ShownOnce made={doing.made} close={close} />}
    </>
  )
}
