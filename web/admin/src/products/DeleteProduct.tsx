// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLanguage } from '../i18n/LanguageProvider'
import { useProblemText } from '../shell/useProblemText'
import { deletedKey } from './queries'
import type { Listing } from './types'
import { removeProduct } from './writes'

/** Deletes the product as it is shown here, once that has been confirmed; the list offers to undo it. */
export function DeleteProduct({ product }: { product: Listing }) {
  const t = useTranslations('productForm')
  const { language } = useLanguage()
  const problemText = useProblemText()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => removeProduct(product),
    onSuccess: async () => {
      queries.setQueryData(deletedKey, product)
      await queries.invalidateQueries({ queryKey: ['products'] })
      await navigate({ to: '/products', ignoreBlocker: true })
    },
  })
  const close = () => {
    remove.reset()
    setAsking(false)
  }
  return (
    <>
      <Button variant="subtle" color="red" size="compact-sm" onClick={() => setAsking(true)}>
        {t('delete')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={close}
        title={t('deleteTitle', { title: product.title[language] })}
        centered
        closeButtonProps={{ 'aria-label': t('cancel') }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('deleteText')}</Text>
          {remove.isError && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {problemText(remove.error)}
            </Text>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button color="red.9" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('deleteConfirm')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
