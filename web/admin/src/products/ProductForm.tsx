// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useLanguage } from '../i18n/LanguageProvider'
import { CategoriesField } from './CategoriesField'
import { Check } from './Check'
import { typedDecimal } from './decimals'
import type { Fault, Field, Form } from './form'
import classes from './ProductForm.module.css'
import type { Theirs } from './theirs'
import { units } from './units'
import { VariantsField } from './VariantsField'

export type FormProps = {
  form: Form
  currency: string
  isNew?: boolean
  isReadOnly?: boolean
  change: <F extends Field>(field: F, value: Form[F]) => void
  /** What is wrong with a field, when that is to be shown. */
  fault: (name: string) => Fault | undefined
  /** What the server says of a field. */
  refused: (name: string) => string | undefined
  theirs?: Theirs | undefined
  /** Answers the field that cannot be saved as it stands. */
  submit: () => string | undefined
  children: ReactNode
}

/** Hints stand below, so that two fields in a row begin at the same height. */
export const below: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'error', 'description']

type TextField = { [F in Field]: Form[F] extends string ? F : never }[Field]

/** What can be said of a product, in groups; who uses it saves it. */
export function ProductForm(props: FormProps) {
  const { form, currency, isNew = false, isReadOnly = false, change, theirs } = props
  const t = useTranslations('productForm')
  const { language } = useLanguage()
  const errorAt = useErrors(props)
  const note = (name: Field, hint?: string) => {
    if (theirs === undefined || !(name in theirs)) return hint
    const value = theirs[name]
    return <b>{value === undefined ? t('theirsToo') : t('theirs', { value: value || t('nothing') })}</b>
  }
  const text = (name: TextField, hint?: string) => ({
    name,
    label: t(name as 'price', { currency }),
    description: note(name, hint),
    inputWrapperOrder: below,
    value: form[name],
    readOnly: isReadOnly,
    error: errorAt(name),
    onChange: (event: { currentTarget: { value: string } }) => change(name, event.currentTarget.value as never),
  })
  const lang = (name: string) => ({ lang: name.endsWith('Tr') ? 'tr' : 'en' })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const first = props.submit()
    if (first !== undefined) focusField(event.currentTarget, first)
  }
  const unitNames = units.map((unit) => ({ value: unit.code, label: unit.label[language] }))
  const isKnown = unitNames.some(({ value }) => value === form.unit)
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <fieldset className={classes.group}>
        <legend>{t('names')}</legend>
        <div className={classes.pair}>
          <TextInput {...text('titleTr')} {...lang('titleTr')} maxLength={300} />
          <TextInput {...text('titleEn')} {...lang('titleEn')} maxLength={300} />
          <Textarea {...text('aboutTr')} {...lang('aboutTr')} autosize minRows={3} maxRows={14} />
          <Textarea {...text('aboutEn')} {...lang('aboutEn')} autosize minRows={3} maxRows={14} />
          <TextInput {...text('wordsTr', t('wordsHint'))} {...lang('wordsTr')} />
          <TextInput {...text('wordsEn', t('wordsHint'))} {...lang('wordsEn')} />
        </div>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('sale')}</legend>
        <div className={classes.pair}>
          <TextInput {...text('price')} inputMode="decimal" maxLength={20} />
          <TextInput {...text('was', t('wasHint'))} inputMode="decimal" maxLength={20} />
          <TextInput {...text('stock', t('stockHint'))} inputMode="decimal" maxLength={20} />
          <Check
            label={t('inStock')}
            hint={form.stock.trim() === '' ? undefined : t('inStockHint')}
            isOn={form.inStock}
            isFixed={isReadOnly || form.stock.trim() !== ''}
            change={(isOn) => change('inStock', isOn)}
          />
          <Select
            name="unit"
            label={t('unit')}
            description={note('unit')}
            inputWrapperOrder={below}
            data={isKnown ? unitNames : [{ value: form.unit, label: form.unit }, ...unitNames]}
            value={form.unit}
            readOnly={isReadOnly}
            error={errorAt('unit')}
            allowDeselect={false}
            onChange={(code) => {
              if (code === null) return
              const usual = units.find((unit) => unit.code === code)
              change('unit', code)
              if (usual !== undefined) change('step', typedDecimal(usual.step, language))
            }}
          />
          <TextInput {...text('step', t('stepHint'))} inputMode="decimal" maxLength={14} />
        </div>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('shelf')}</legend>
        <CategoriesField
          categories={form.categories}
          isReadOnly={isReadOnly}
          note={note('categories')}
          error={errorAt('categories')}
          change={(categories) => change('categories', categories)}
        />
        <div className={classes.pair}>
          <Textarea {...text('attributesTr', t('attributesHint'))} {...lang('attributesTr')} autosize minRows={2} />
          <Textarea {...text('attributesEn', t('attributesHint'))} {...lang('attributesEn')} autosize minRows={2} />
        </div>
      </fieldset>
      <VariantsField
        variants={form.variants}
        currency={currency}
        isReadOnly={isReadOnly}
        note={note('variants')}
        errorAt={errorAt}
        change={(variants) => change('variants', variants)}
        price={form.price}
      />
      <fieldset className={classes.group}>
        <legend>{t('page')}</legend>
        {isNew && <TextInput {...text('id', t('idHint'))} maxLength={64} spellCheck={false} />}
        <Textarea {...text('images', t('imagesHint'))} autosize minRows={2} spellCheck={false} />
        <TextInput {...text('url', isNew ? t('urlNew') : undefined)} inputMode="url" spellCheck={false} />
      </fieldset>
      {!isReadOnly && <div className={classes.foot}>{props.children}</div>}
    </form>
  )
}

/** What stands below a field: our own doubt first, then the server's. */
function useErrors({ fault, refused }: FormProps): (name: string) => string | undefined {
  const t = useTranslations('productForm.fault')
  return useCallback(
    (name) => {
      const found = fault(name)
      if (found === undefined) return refused(name)
      switch (found.why) {
        case 'long':
        case 'many':
          return t(found.why, { max: found.max })
        case 'line':
        case 'twice':
          return t(found.why, { line: found.line })
        default:
          return t(found.why)
      }
    },
    [t, fault, refused],
  )
}

/** A field in a folded variant is unfolded before it is shown. */
function focusField(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name)
  if (!(field instanceof HTMLElement)) return
  const folded = field.closest('details')
  if (folded !== null) folded.open = true
  field.focus()
}
