// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import { answer, api } from '../api/client'
import { StepForm } from './parts'
import classes from './Setup.module.css'
import type { StepProps } from './Wizard'
import type { Started } from './wizard'

type Props = StepProps & { started: (started: Started & { shop: string }) => void }

/** Everything at a glance, and the beginning. */
export function SummaryStep({ inside, back, to, started }: Props) {
  const t = useTranslations('setup.summary')
  const database = useTranslations('setup.database')
  const { admin, shop, model, messaging } = inside
  const start = useMutation({
    mutationFn: () => answer(api.POST('/setup/start')),
    onSuccess: (made) => started({ ...made, shop: shop?.name ?? '' }),
  })
  const lines = [
    ['admin', admin === null ? undefined : `${admin.name}, ${admin.email}`],
    ['shop', shop === null ? undefined : `${shop.name} (${shop.currency}, ${shop.zone}), ${t(shop.catalogue)}`],
    ['model', model?.use === 'provider' ? `${model.model} · ${model.url}` : t('embeddedModel')],
    ['messaging', messaging?.use === 'accounts' ? t('accounts') : t('simulator')],
    [
      'database',
      inside.database.kind === 'embedded'
        ? database('embedded')
        : database('postgresql', { shown: inside.database.shown }),
    ],
  ] as const
  const isWhole = admin !== null && inside.given.password && shop !== null
  return (
    <StepForm
      submit={() => isWhole && start.mutate()}
      back={back}
      isBusy={start.isPending || start.isSuccess}
      error={start.error}
      next={t('start')}
    >
      <dl className={classes.summary}>
        {lines.map(([step, said]) => (
          <Fragment key={step}>
            <dt>{t(step)}</dt>
            <dd>{said ?? t('missing')}</dd>
            <dd>
              <Button
                type="button"
                size="compact-sm"
                variant="subtle"
                aria-label={t('change', { what: t(step) })}
                onClick={() => to(step)}
              >
                ✎
              </Button>
            </dd>
          </Fragment>
        ))}
      </dl>
    </StepForm>
  )
}
