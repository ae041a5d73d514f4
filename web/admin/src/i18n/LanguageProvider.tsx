// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { IntlProvider } from 'use-intl'
import { initialLanguage, languages, rememberLanguage } from './language'
import type { Language, Messages } from './messages'

type Choice = { language: Language; choose: (language: Language) => void; setZone: (zone: string) => void }

const ChoiceContext = createContext<Choice>({ language: 'en', choose: () => {}, setZone: () => {} })

/** The language of the page and the zone its times are shown in: the merchant's, so that the staff speak of the same hour. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState(initialLanguage)
  const [spoken, setSpoken] = useState<{ language: Language; messages: Messages }>()
  const language = spoken?.language ?? wanted
  const [zone, setZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  useEffect(() => {
    let isWanted = true
    // One that cannot be fetched is not spoken: what was spoken before stays.
    void languages[wanted].messages().then(
      (messages) => isWanted && setSpoken({ language: wanted, messages }),
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [wanted])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const choice = useMemo(
    () => ({
      language,
      setZone,
      choose: (next: Language) => {
        rememberLanguage(next)
        setWanted(next)
      },
    }),
    [language],
  )
  if (spoken === undefined) return null
  return (
    <ChoiceContext value={choice}>
      <IntlProvider locale={languages[language].formats} messages={spoken.messages as never} timeZone={zone}>
        {children}
      </IntlProvider>
    </ChoiceContext>
  )
}

export const useLanguage = (): Choice => useContext(ChoiceContext)
