// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useLanguage } from '../i18n/LanguageProvider'
import classes from './Products.module.css'
import { deletedKey, deletedQuery } from './queries'
import { addAgain } from './writes'

/** Brings the product back that was deleted last. */
export function UndoDelete() {
  const t = useTranslations('products')
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
        <Button size="xs" variant="default" loading={undo.isPending} onClick={() => undo.mutate(product)}>
          {t('undo')}
        </Button>
        <Button size="xs" variant="subtle" onClick={() => queries.setQueryData(deletedKey, null)}>
          {t('dismiss')}
        </Button>
      </Group>
    </Alert>
  )
}
