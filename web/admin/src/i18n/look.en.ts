// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

export const lookEn = {
  exports: {
    csv: 'Download these sessions as CSV, for a spreadsheet',
    json: 'Download these sessions as JSON',
  },
  look: {
    bot: 'Bot',
    answerer: 'The bot answers visitors',
    answererHint: 'Off: the greeting stays and your staff answers. What is asked meanwhile is not answered later.',
    on: 'On',
    off: 'Off',
    title: 'Look of the chat',
    color: 'Colour',
    colorHint: 'Of the button and of what the visitor says',
    pick: 'Pick a colour',
    colorBad: 'A colour such as #128072',
    side: 'Side of the button',
    left: 'Left',
    right: 'Right',
    theme: 'Light or dark',
    auto: 'As the visitor’s device',
    light: 'Light',
    dark: 'Dark',
    reads: 'Words on the colour are {ink}: contrast {ratio} : 1.',
    pale: 'On a {ground} ground this colour has a contrast of only {ratio} : 1. From 3 : 1 on it is seen by everybody.',
    inkBlack: 'black',
    inkWhite: 'white',
    groundLight: 'light',
    groundDark: 'dark',
    preview: 'Preview',
    previewOf: 'Drawing of the chat ({side}, {theme})',
    sayBot: 'Hello! How can I help you?',
    sayVisitor: 'Do you have red shoes?',
    write: 'Write a message',
  },
} as const
