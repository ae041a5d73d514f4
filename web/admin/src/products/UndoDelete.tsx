// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import { useLanguage } from '../i18n/LanguageProvider'
import classes from './Products.module.css'
import { deletedKey, deletedQuery } from './queries'
import { addAgain, mayComeBack } from './writes'

/** Brings the product back that was deleted last. */
export function UndoDelete() {
  const t = useTranslations('products')
  const { merchant } = useMe()
  const { language } = useLanguage()
  const queries = useQueryClient()
  const { data: product } = useQuery(deletedQuery)
  const undo = useMutation({
    mutationFn: addAgain,
    onSuccess: async () => {
      queries.setQueryData(deletedKey, null)
      await queries.invalidateQueries({ queryKey: ['products'] })
    },
  })
  if (product == null) return null
  return (
    <Alert color={undo.isError ? 'red' : 'blue'} role="status">
      <Group gap="sm">
        <span className={classes.told}>
          {undo.isError ? t('undoFailed') : t('deleted', { title: product.title[language] })}
        </span>
        {mayComeBack(product, merchant.currency) && (
          <Button size="xs" variant="default" loading={undo.isPending} onClick={() => undo.mutate(product)}>
            {t('undo')}
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={() => queries.setQueryData(deletedKey, null)}>
          {t('dismiss')}
        </Button>
      </Group>
    </Alert>
  )
}
