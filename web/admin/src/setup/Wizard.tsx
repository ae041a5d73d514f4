// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { answer, api } from '../api/client'
import { AdminStep } from './AdminStep'
import { DatabaseStep } from './DatabaseStep'
import { Frame } from './Frame'
import { MessagingStep } from './MessagingStep'
import { ModelStep } from './ModelStep'
import { Reset } from './Reset'
import classes from './Setup.module.css'
import { ShopStep } from './ShopStep'
import { SummaryStep } from './SummaryStep'
import { beside, heard, type Inside, type SetupView, type Started, type Step, setupQuery, steps } from './wizard'

/** What each step is given: what was said before, how to go on and back. */
export type StepProps = {
  inside: Inside
  /** Keeps what the server answered and goes on. */
  kept: (view: SetupView) => void
  back: (() => void) | undefined
  skip: () => void
  to: (step: Step) => void
}

type Props = { inside: Inside; started: (started: Started & { shop: string }) => void }

/** One step after the other; the server remembers where somebody was. */
export function Wizard({ inside, started }: Props) {
  const t = useTranslations('setup')
  const queries = useQueryClient()
  const [step, setStep] = useState<Step>(inside.at)
  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current) isFirst.current = false
    // Whoever listens to the page hears that it is another step.
    else if (step !== undefined) document.getElementById('step')?.focus()
  }, [step])
  const to = (next: Step) => {
    setStep(next)
    void answer(api.POST('/setup/at', { body: { step: next } })).then(
      (view) => queries.setQueryData(setupQuery.queryKey, heard(view)),
      () => undefined,
    )
  }
  const props: StepProps = {
    inside,
    kept: (view) => {
      queries.setQueryData(setupQuery.queryKey, heard(view))
      setStep(beside(step, 1))
    },
    back: step === 'admin' ? undefined : () => to(beside(step, -1)),
    skip: () => to(beside(step, 1)),
    to,
  }
  const place = steps.indexOf(step)
  return (
    <Frame
      title={t(`steps.${step}`)}
      lead={t(`${step}.lead`)}
      above={
        <nav aria-label={t('stepsLabel')}>
          <ol className={classes.steps}>
            {steps.map((one, at) => (
              <li key={one} aria-current={at === place ? 'step' : undefined}>
                {at + 1}. {t(`steps.${one}`)}
              </li>
            ))}
          </ol>
        </nav>
      }
    >
      {step === 'admin' && <AdminStep {...props} />}
      {step === 'shop' && <ShopStep {...props} />}
      {step === 'model' && <ModelStep {...props} />}
      {step === 'messaging' && <MessagingStep {...props} />}
      {step === 'database' && <DatabaseStep {...props} />}
      {step === 'summary' && <SummaryStep {...props} started={started} />}
      <Reset
        done={(view) => {
          queries.setQueryData(setupQuery.queryKey, heard(view))
          setStep('admin')
        }}
      />
    </Frame>
  )
}
