// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import { useLanguage } from '../i18n/LanguageProvider'
import { useProblemText } from '../shell/useProblemText'
import { faultsOf } from './faults'
import { type Field, type Form, formOf, patchOf } from './form'
import { LeaveGuard } from './LeaveGuard'
import { ProductForm } from './ProductForm'
import { fieldAt } from './pointers'
import { productQuery, readProduct } from './queries'
import { theirsOf } from './theirs'
import type { Listing } from './types'
import { changeProduct } from './writes'

/**
 * Changes a product for the version it was read in. When somebody was faster, theirs is loaded beneath what was typed: nothing
 * of either is lost unseen.
 */
export function EditProduct({ product, isReadOnly }: { product: Listing; isReadOnly: boolean }) {
  const t = useTranslations('productForm')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const { language } = useLanguage()
  const [edited, setEdited] = useState<Partial<Form>>({})
  const [overtaken, setOvertaken] = useState<Listing>()
  const [isTried, setTried] = useState(false)
  const before = useMemo(() => formOf(product, language), [product, language])
  const form = { ...before, ...edited }
  const faults = faultsOf(form, before, language)
  const patch = patchOf(form, product, language)
  const isChanged = Object.keys(edited).some(
    (field) => JSON.stringify(form[field as Field]) !== JSON.stringify(before[field as Field]),
  )

  const shown = (next: Listing) => {
    queries.setQueryData(productQuery(product.id).queryKey, next)
    void queries.invalidateQueries({ queryKey: ['products'] })
  }
  const save = useMutation({
    mutationFn: () => changeProduct(product, patch),
    onSuccess: (saved) => {
      shown(saved)
      setEdited({})
      setTried(false)
      setOvertaken(undefined)
    },
  })
  const reload = useMutation({
    mutationFn: () => readProduct(product.id),
    onSuccess: (newest) => {
      setOvertaken(product)
      shown(newest)
      save.reset()
    },
  })
  const isStale = isProblem(save.error, 'precondition_failed', 'stale')
  const told = isProblem(save.error) ? save.error.errors.flatMap(({ at }) => fieldAt(at) ?? []) : []

  return (
    <ProductForm
      form={form}
      currency={product.currency}
      isReadOnly={isReadOnly}
      change={(field, value) => {
        setEdited({ ...edited, [field]: value })
        if (!isStale) save.reset()
      }}
      fault={(name) => {
        const [field = name] = name.split('.')
        return isTried || edited[field as Field] !== undefined ? faults[name] : undefined
      }}
      refused={(name) => (told.includes(name) ? problemText(save.error) : undefined)}
      theirs={overtaken && theirsOf(formOf(overtaken, language), before, edited)}
      submit={() => {
        setTried(true)
        const [first] = Object.keys(faults)
        if (first !== undefined) return first
        if (isChanged && !isStale && !save.isPending) save.mutate()
        return undefined
      }}
    >
      {isStale && (
        <Alert color="orange" role="alert" title={t('staleTitle')}>
          <p>{t('staleText')}</p>
          <Button size="xs" variant="default" loading={reload.isPending} onClick={() => reload.mutate()}>
            {t('staleLoad')}
          </Button>
          {reload.isError && <p>{problemText(reload.error)}</p>}
        </Alert>
      )}
      {save.isError && !isStale && (
        <Alert color="red" role="alert">
          {problemText(save.error)}
        </Alert>
      )}
      <span role="status" hidden={overtaken === undefined && !(save.isSuccess && !isChanged)}>
        {overtaken !== undefined ? t('staleLoaded') : save.isSuccess && !isChanged ? t('saved') : ''}
      </span>
      <Button type="submit" loading={save.isPending} disabled={!isChanged || isStale}>
        {t('save')}
      </Button>
      <Button
        variant="default"
        disabled={!isChanged || save.isPending}
        onClick={() => {
          setEdited({})
          setOvertaken(undefined)
          if (!isStale) save.reset()
        }}
      >
        {t('discard')}
      </Button>
      <LeaveGuard isChanged={isChanged} />
    </ProductForm>
  )
}
