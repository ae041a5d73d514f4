// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { mayChangeProducts, useMe } from '../access/me'
import { isProblem } from '../api/problem'
import { useLanguage } from '../i18n/LanguageProvider'
import { useProblemText } from '../shell/useProblemText'
import { useTitle } from '../shell/useTitle'
import { faultsOf } from './faults'
import { emptyForm, type Field, type Form, newOf } from './form'
import { LeaveGuard } from './LeaveGuard'
import { slug } from './lines'
import { ProductForm } from './ProductForm'
import classes from './ProductForm.module.css'
import { AllProducts } from './ProductPage'
import { fieldAt } from './pointers'
import { addProduct } from './writes'

/** A product that is new: its id follows the title until it is typed. */
export function NewProductPage() {
  const t = useTranslations()
  const me = useMe()
  const problemText = useProblemText()
  const { language } = useLanguage()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [edited, setEdited] = useState<Partial<Form>>({})
  const [isTried, setTried] = useState(false)
  const form = { ...emptyForm, ...edited }
  if (edited.id === undefined) form.id = slug(form.titleTr || form.titleEn)
  const faults = faultsOf(form, emptyForm, language, true)
  useTitle(t('productForm.newTitle'))

  const add = useMutation({
    mutationFn: () => addProduct(newOf(form, language)),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['products'] }),
  })
  const made = add.data?.id
  // Only once the guard knows that nothing is left to be saved.
  useEffect(() => {
    if (made !== undefined) void navigate({ to: '/products/$id', params: { id: made }, replace: true })
  }, [made, navigate])
  const isTaken = isProblem(add.error, 'conflict')
  const told = isProblem(add.error) ? add.error.errors.flatMap(({ at }) => fieldAt(at) ?? []) : []

  return (
    <div className={classes.page}>
      <AllProducts />
      <Title order={1} size="h3">
        {t('productForm.newTitle')}
      </Title>
      {!mayChangeProducts(me) ? (
        <Alert color="blue">{t('products.readOnly', { role: t(`role.${me.role}`) })}</Alert>
      ) : (
        <ProductForm
          form={form}
          currency={me.merchant.currency}
          isNew
          change={(field, value) => {
            setEdited({ ...edited, [field]: value })
            add.reset()
          }}
          fault={(name) => {
            const [field = name] = name.split('.')
            return isTried || (edited[field as Field] ?? '') !== '' ? faults[name] : undefined
          }}
          refused={(name) =>
            name === 'id' && isTaken ? t('productForm.taken') : told.includes(name) ? problemText(add.error) : undefined
          }
          submit={() => {
            setTried(true)
            const [first] = Object.keys(faults)
            if (first === undefined && !add.isPending) add.mutate()
            return first
          }}
        >
          {add.isError && (
            <Alert color="red" role="alert">
              {isTaken ? t('productForm.taken') : problemText(add.error)}
            </Alert>
          )}
          <Button type="submit" loading={add.isPending}>
            {t('productForm.create')}
          </Button>
          <LeaveGuard isChanged={Object.keys(edited).length > 0 && made === undefined} />
        </ProductForm>
      )}
    </div>
  )
}
