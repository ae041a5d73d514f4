// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { type ComponentType, Fragment, h, type VNode } from 'preact'

/** What the compiler makes of an element. Preact's own does more for debugging, and is longer. */
export const jsx = (type: ComponentType, props: object, key?: string): VNode => {
  const own: object = key === undefined ? props : { ...props, key }
  return h(type, own)
}

export { Fragment, jsx as jsxs }
