// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLanguage } from '../i18n/LanguageProvider'
import { slug } from './lines'
import classes from './ProductForm.module.css'
import { categoriesQuery } from './queries'
import type { Category } from './types'

type Props = {
  categories: readonly Category[]
  isReadOnly: boolean
  note: ReactNode
  error: string | undefined
  change: (categories: Category[]) => void
}

/** The shelves a product stands on; a name that no shelf has makes a new one. */
export function CategoriesField({ categories, isReadOnly, note, error, change }: Props) {
  const t = useTranslations('productForm')
  const { language } = useLanguage()
  const { data } = useQuery(categoriesQuery)
  const [typed, setTyped] = useState('')
  const shelves = data?.items ?? []
  const add = () => {
    const name = typed.trim()
    const same = (text: string) => text.toLocaleLowerCase(language) === name.toLocaleLowerCase(language)
    const known = shelves.find(({ title }) => same(title.tr) || same(title.en))
    const id = known?.id ?? slug(name)
    if (id === '') return
    const added = known ?? shelves.find((one) => one.id === id) ?? { id, title: { tr: name, en: name } }
    if (!categories.some((one) => one.id === id)) change([...categories, { id, title: added.title }])
    setTyped('')
  }
  return (
    <div className={classes.part}>
      <span className={classes.label}>{t('categories')}</span>
      {note !== undefined && <span className={classes.hint}>{note}</span>}
      {categories.length === 0 ? (
        <span className={classes.hint}>{t('noCategories')}</span>
      ) : (
        <ul className={classes.chips}>
          {categories.map(({ id, title }) => (
            <li key={id} className={classes.chip}>
              {title[language]}
              {!isReadOnly && (
                <button
                  type="button"
                  aria-label={t('takeOut', { title: title[language] })}
                  onClick={() => change(categories.filter((one) => one.id !== id))}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!isReadOnly && (
        <div className={classes.adding}>
          <TextInput
            name="categories"
            label={t('addCategory')}
            description={t('addCategoryHint')}
            list="shelves"
            maxLength={300}
            value={typed}
            error={error}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
              event.preventDefault()
              add()
            }}
          />
          <datalist id="shelves">
            {shelves.map(({ id, title }) => (
              <option key={id} value={title[language]} />
            ))}
          </datalist>
          <Button variant="default" disabled={slug(typed) === ''} onClick={add}>
            {t('putIn')}
          </Button>
        </div>
      )}
    </div>
  )
}
