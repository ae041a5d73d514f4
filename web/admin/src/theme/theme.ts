// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { type CSSVariablesResolver, createTheme, localStorageColorSchemeManager } from '@mantine/core'

export const theme = createTheme({
  primaryColor: 'sohbet',
  colors: {
    dark: [
      '#dfe5e3',
      '#b9c3c0',
      '#98a3a0',
      '#6d7a77',
      '#46524f',
      '#35413e',
      '#27312f',
      '#1c2423',
      '#161d1c',
      '#101615',
    ],
    sohbet: [
      '#eefbf8',
      '#d6f4ed',
      '#aee8db',
      '#7ed7c6',
      '#4bbfae',
      '#27a394',
      '#148578',
      '#0f6e65',
      '#0c5851',
      '#08403b',
    ],
  },
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650' },
  respectReducedMotion: true,
})

/** Mantine's own greys and reds are too pale to be read by everybody (WCAG AA asks for 4.5 : 1). */
export const readableVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1b2523',
    '--mantine-color-dimmed': '#56625f',
    '--mantine-color-placeholder': '#66716e',
    '--mantine-color-error': '#b42318',
    '--mantine-color-disabled-color': '#5f6a67',
    '--mantine-color-default-border': '#c9d2d0',
    '--mantine-color-orange-light-color': '#8a3400',
    '--mantine-color-green-light-color': '#1d5c2a',
  },
  dark: {
    '--mantine-color-text': '#dfe5e3',
    '--mantine-color-dimmed': '#a3aeab',
    '--mantine-color-placeholder': '#98a3a0',
    '--mantine-color-error': '#ff9187',
    '--mantine-color-disabled-color': '#9aa5a2',
    '--mantine-color-sohbet-light': '#14423c',
    '--mantine-color-sohbet-light-hover': '#1a514a',
  },
})

export const colourScheme = localStorageColorSchemeManager({ key: 'sohbet.appearance' })
