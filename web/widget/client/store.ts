// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** What a visitor's browser keeps for one shop, shared by its tabs. */
export interface Store {
  /** The value as JSON has it, or null when there is none that can be read. */
  get(name: string): unknown
  set(name: string, value: unknown): void
  remove(name: string): void
  names(start: string): string[]
  /** Tells what another tab changed. */
  watch(changed: (name: string) => void): () => void
}

/** Keeps in `storage`, or in memory where the browser forbids it or it is full: the page then works until it is left. */
export function storeIn(storage: Storage | null, shop: string): Store {
  const prefix = `sohbet.${shop}.`
  const memory = new Map<string, unknown>()
  const attempt = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      return storage ? use(storage) : otherwise
    } catch {
      return otherwise
    }
  }
  return {
    get: (name) => memory.get(name) ?? attempt((kept) => JSON.parse(kept.getItem(prefix + name) ?? 'null'), null),
    set(name, value) {
      const written = attempt((kept) => {
        kept.setItem(prefix + name, JSON.stringify(value))
        return true
      }, false)
      if (written) memory.delete(name)
      else memory.set(name, value)
    },
    remove(name) {
      memory.delete(name)
      attempt((kept) => kept.removeItem(prefix + name), undefined)
    },
    names(start) {
      const kept = attempt((from) => Array.from({ length: from.length }, (_, index) => from.key(index) ?? ''), [])
      const ours = kept.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))
      return [...new Set([...ours, ...memory.keys()])].filter((name) => name.startsWith(start)).sort()
    },
    watch(changed) {
      const listen = (event: StorageEvent) => {
        if (event.storageArea === storage && event.key?.startsWith(prefix)) changed(event.key.slice(prefix.length))
      }
      addEventListener('storage', listen)
      return () => removeEventListener('storage', listen)
    },
  }
}

/** The browser's own storage, where the page may use it. */
export function browserStorage(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[kind]
  } catch {
    return null
  }
}
