// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLanguage } from '../i18n/LanguageProvider'
import { Check } from './Check'
import type { VariantForm } from './form'
import { freeName } from './lines'
import { below } from './ProductForm'
import classes from './ProductForm.module.css'

type Props = {
  variants: readonly VariantForm[]
  currency: string
  price: string
  isReadOnly: boolean
  note: ReactNode
  errorAt: (name: string) => string | undefined
  change: (variants: VariantForm[]) => void
}

type TextField = 'titleTr' | 'titleEn' | 'sku' | 'price' | 'was' | 'stock' | 'optionsTr' | 'optionsEn'

/** The forms a product is bought in, each folded until it is looked at. */
export function VariantsField({ variants, currency, price, isReadOnly, note, errorAt, change }: Props) {
  const t = useTranslations('productForm')
  const add = () => {
    const id = freeName(
      `v${variants.length + 1}`,
      variants.map((one) => one.id),
    )
    const texts = { titleTr: '', titleEn: '', sku: '', was: '', stock: '', image: '', optionsTr: '', optionsEn: '' }
    change([...variants, { id, ...texts, price, inStock: true }])
  }
  return (
    <fieldset className={classes.group}>
      <legend>{t('variants')}</legend>
      {note !== undefined && <span className={classes.hint}>{note}</span>}
      {variants.length === 0 && <span className={classes.hint}>{t('noVariants')}</span>}
      {variants.map((variant, place) => {
        const put = (next: Partial<VariantForm>) =>
          change(variants.map((one, other) => (other === place ? { ...one, ...next } : one)))
        const remove = () => change(variants.filter((_, other) => other !== place))
        return <Folded key={variant.id} {...{ variant, place, currency, isReadOnly, errorAt, put, remove }} />
      })}
      {!isReadOnly && (
        <Button variant="default" className={classes.add} onClick={add}>
          {t('addVariant')}
        </Button>
      )}
    </fieldset>
  )
}

type One = Pick<Props, 'currency' | 'isReadOnly' | 'errorAt'> & {
  variant: VariantForm
  place: number
  put: (next: Partial<VariantForm>) => void
}

function Folded({ remove, ...one }: One & { remove: () => void }) {
  const t = useTranslations('productForm')
  const { language } = useLanguage()
  const { variant, place, currency, isReadOnly } = one
  const title = language === 'tr' ? variant.titleTr : variant.titleEn
  // One that was just added is there to be written.
  const [isOpen, setOpen] = useState(title === '' && !isReadOnly)
  const facts = [variant.sku, `${variant.price} ${currency}`].filter((fact) => fact !== '')
  return (
    <details className={classes.variant} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {title === '' ? t('variantNew', { place: place + 1 }) : t('variant', { place: place + 1, title })}
        <span className={classes.hint}>{facts.join(' · ')}</span>
      </summary>
      <Variant {...one} />
      {!isReadOnly && (
        <Button variant="subtle" color="red" size="compact-sm" className={classes.remove} onClick={remove}>
          {t('removeVariant')}
        </Button>
      )}
    </details>
  )
}

function Variant({ variant, place, currency, isReadOnly, errorAt, put }: One) {
  const t = useTranslations('productForm')
  const text = (field: TextField) => ({
    name: `variants.${place}.${field}`,
    label: t(field, { currency }),
    value: variant[field],
    readOnly: isReadOnly,
    inputWrapperOrder: below,
    error: errorAt(`variants.${place}.${field}`),
    onChange: (event: { currentTarget: { value: string } }) => put({ [field]: event.currentTarget.value }),
  })
  return (
    <div className={classes.pair}>
      <TextInput {...text('titleTr')} lang="tr" maxLength={300} />
      <TextInput {...text('titleEn')} lang="en" maxLength={300} />
      <TextInput {...text('price')} inputMode="decimal" maxLength={20} />
      <TextInput {...text('was')} inputMode="decimal" maxLength={20} />
      <TextInput {...text('stock')} description={t('stockHint')} inputMode="decimal" maxLength={20} />
      <Check
        label={t('inStock')}
        hint={variant.stock.trim() === '' ? undefined : t('inStockHint')}
        isOn={variant.inStock}
        isFixed={isReadOnly || variant.stock.trim() !== ''}
        change={(inStock) => put({ inStock })}
      />
      <Textarea {...text('optionsTr')} description={t('attributesHint')} lang="tr" autosize minRows={2} />
      <Textarea {...text('optionsEn')} description={t('attributesHint')} lang="en" autosize minRows={2} />
      <TextInput {...text('sku')} maxLength={100} spellCheck={false} />
    </div>
  )
}
