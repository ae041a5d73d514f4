// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

const HOOKS = [
  'getDerivedStateFromProps',
  'getDerivedStateFromError',
  'getSnapshotBeforeUpdate',
  'getChildContext',
  'contextType',
  'componentDidCatch',
  'componentWillMount',
  'componentWillUnmount',
  'componentWillReceiveProps',
  'componentWillUpdate',
  'moveBefore',
  'debounceRendering',
  'diffed',
  'event',
  'unmount',
  'vnode',
]
const never = [
  // No class of the widget and no option has these, so the minifier may drop the branches that ask for them.
  [new RegExp(`\\b[a-zA-Z](\\.[a-z]+)?\\.(${HOOKS.join('|')})\\b(?!=[^=])`, 'g'), '(void 0)'],
  // The widget sets no markup as text and draws no formulas.
  [/"dangerouslySetInnerHTML"==\w/g, 'false'],
  [/"http:\/\/www\.w3\.org\/1998\/Math\/MathML"==\w|"math"==\w/g, 'false'],
  // There are no portals and nobody hydrates or suspends.
  [/\b[\w.]+\.props\.__P\b(?!=[^=])/g, 'false'],
  [/128&\w\.__u/g, 'false'],
  [/\w&&\w\.then\b/g, 'false'],
  // Elements that the widget has none of.
  [/"(template|foreignObject|progress)"[!=]=\w/g, (test) => String(test.includes('!'))],
]

/** Leaves out of Preact what the widget never asks it for. A Preact that reads otherwise fails the build. */
export const lean = () => ({
  name: 'lean-preact',
  transform(code, id) {
    if (!id.endsWith('/preact/dist/preact.mjs')) return null
    return never.reduce((text, [part, instead]) => {
      if (text.search(part) < 0) throw new Error(`this Preact has no ${part}`)
      return text.replace(part, instead)
    }, code)
  },
})
