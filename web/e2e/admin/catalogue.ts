// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Import, Listing } from '../../admin/src/products/types'

type Answer = { status: number; body?: unknown; text?: string }

const text = (tr: string, en: string) => ({ tr, en })
const listing = (id: string, tr: string, en: string, price: string, more: Partial<Listing> = {}): Listing => ({
  ...{ id, version: 1, title: text(tr, en), about: text('', ''), words: text('', ''), price, currency: 'TRY' },
  ...{ url: `/demo/product.html?id=${id}`, images: [`/demo/images/${id}.svg`], in_stock: true, stock: null },
  unit: { code: 'piece', label: text('adet', 'piece'), step: '1', decimals: 0 },
  ...{ categories: [], attributes: { tr: {}, en: {} }, variants: [] },
  ...more,
})

const tea = { id: 'cay', title: text('Çay', 'Tea') }
const kitchen = { id: 'mutfak', title: text('Mutfak', 'Kitchen') }

const shelf = (): Listing[] => [
  listing('p-101', 'Bakır Çaydanlık “Süleyman” 1,5 L', 'Copper Teapot “Süleyman” 1.5 L', '1249.90', {
    ...{ was: '1499.00', stock: '7', categories: [kitchen] },
    about: text('El dövmesi bakır.', 'Hand-hammered copper.'),
    attributes: { tr: { Malzeme: 'bakır' }, en: { Material: 'copper' } },
    variants: [
      {
        ...{ id: 'v1', title: text('1,5 L', '1.5 L'), sku: 'CAY-15', price: '1249.90', in_stock: true, stock: '7' },
        options: { tr: { Boy: '1,5 L' }, en: { Size: '1.5 L' } },
      },
      {
        ...{ id: 'v2', title: text('2 L', '2 L'), sku: 'CAY-20', price: '1449.90', in_stock: false, stock: '0' },
        options: { tr: { Boy: '2 L' }, en: { Size: '2 L' } },
      },
    ],
  }),
  listing('p-204', 'Rize çayı, el toplama, ilk sürgün', 'Rize tea, hand-picked, first flush', '389.50', {
    ...{ unit: { code: 'kg', label: text('kg', 'kg'), step: '0.25', decimals: 2 }, stock: '12.5', categories: [tea] },
  }),
  listing('p-305', 'İnce belli bardak, altılı', 'Tea glasses, set of six', '240.00', {
    ...{ in_stock: false, categories: [tea, kitchen], images: [] },
  }),
]

const faultFile = `\uFEFFrow,field,code,message_tr,message_en,given
4,Variant Price,not_a_number,Sayı değil,Not a number,on lira
9,Title,missing,Boş bırakılamaz,Must not be empty,
`

/** The catalogue of a played server: its products, and the imports into it. */
export class PlayedCatalogue {
  products = shelf()
  imports: Import[] = []
  /** What came with the last file. */
  sent: string[] = []
  /** An import goes on for so many looks at it. */
  looks = 1
  private left = 0

  answer(
    method: string,
    path: string,
    query: URLSearchParams,
    sent: () => string,
    version?: string,
  ): Answer | undefined {
    if (path === '/categories') return { status: 200, body: { items: this.categories() } }
    if (path === '/products') return method === 'GET' ? this.list(query) : this.add(JSON.parse(sent()))
    if (path.startsWith('/products/')) {
      const id = decodeURIComponent(path.slice('/products/'.length))
      return this.one(method, id, sent, version)
    }
    if (path === '/imports')
      return method === 'GET' ? { status: 200, body: { items: this.imports } } : this.begin(sent())
    if (path.startsWith('/jobs/') && method === 'DELETE') return this.stop(path.slice('/jobs/'.length))
    if (path.startsWith('/imports/')) return this.job(path.slice('/imports/'.length))
    return undefined
  }

  private categories() {
    return [kitchen, tea].map((one) => ({
      ...one,
      products: this.products.filter(({ categories }) => categories.some(({ id }) => id === one.id)).length,
    }))
  }

  private list(query: URLSearchParams): Answer {
    const words = (query.get('q') ?? '').toLocaleLowerCase('tr').split(/\s+/)
    const category = query.get('category')
    const limit = Number(query.get('limit') ?? 50)
    const from = Number(query.get('cursor') ?? 0)
    const found = this.products
      .filter(({ id, title }) => {
        const said = `${id} ${title.tr} ${title.en}`.toLocaleLowerCase('tr')
        return words.every((word) => said.includes(word))
      })
      .filter(({ categories }) => category === null || categories.some(({ id }) => id === category))
    const next = from + limit < found.length ? String(from + limit) : null
    return { status: 200, body: { items: found.slice(from, from + limit), next } }
  }

  private add(given: Partial<Listing> & { id: string }): Answer {
    if (this.products.some(({ id }) => id === given.id)) return refusal(409, 'conflict')
    const made = { ...listing(given.id, '', '', '0', { images: [] }), ...given }
    this.products = [...this.products, made]
    return { status: 201, body: made }
  }

  private one(method: string, id: string, sent: () => string, version?: string): Answer {
    const found = this.products.find((product) => product.id === id)
    if (found === undefined) return refusal(404, 'not_found')
    if (method === 'GET') return { status: 200, body: found }
    if (version !== undefined && version !== `"${found.version}"`) return refusal(412, 'precondition_failed')
    if (method === 'DELETE') {
      this.products = this.products.filter((product) => product !== found)
      return { status: 204 }
    }
    return { status: 200, body: this.change(id, JSON.parse(sent())) }
  }

  /** Somebody changes a product. */
  change(id: string, patch: Partial<Listing>): Listing | undefined {
    this.products = this.products.map((product) =>
      product.id !== id
        ? product
        : {
            ...product,
            ...patch,
            title: { ...product.title, ...patch.title },
            ...(patch.stock === undefined ? {} : { in_stock: patch.stock === null || Number(patch.stock) > 0 }),
            version: product.version + 1,
          },
    )
    return this.products.find((product) => product.id === id)
  }

  /** An import begins, here or elsewhere. */
  begin(form: string): Answer {
    if (this.imports.some(({ state }) => state === 'running')) return refusal(409, 'conflict')
    this.sent.push(form)
    const [, file = 'file'] = /filename="([^"]*)"/.exec(form) ?? []
    const job: Import = {
      ...{ id: `0000000${this.imports.length}-0000-4000-8000-000000000000`, file, dry_run: /\r\ntrue\r\n/.test(form) },
      ...{ state: 'running', progress: 0, created: 0, updated: 0, unchanged: 0, failed: 0, by: 'u-7' },
      started_at: '2026-11-21T09:30:00Z',
    }
    this.left = this.looks
    this.imports = [job, ...this.imports]
    return { status: 202, body: job }
  }

  private job(path: string): Answer {
    const [id, part] = path.split('/')
    const job = this.imports.find((one) => one.id === id)
    if (job === undefined) return refusal(404, 'not_found')
    return part === 'errors' ? { status: 200, text: faultFile } : { status: 200, body: job }
  }

  /** An import as its topic tells of it; every look brings it on. */
  look(id: string): Import | undefined {
    const job = this.imports.find((one) => one.id === id)
    if (job?.state === 'running' && this.left-- <= 0) this.end(job)
    else if (job?.state === 'running') Object.assign(job, { progress: 0.4, created: 1 })
    return job
  }

  private stop(id: string): Answer {
    const job = this.imports.find((one) => one.id === id)
    if (job === undefined) return refusal(404, 'not_found')
    Object.assign(job, { state: 'failed', failure: 'cancelled', ended_at: '2026-11-21T09:30:04Z' })
    return { status: 200, body: job }
  }

  private end(job: Import): void {
    Object.assign(job, { state: 'done', progress: 1, created: 2, updated: 1, unchanged: 3, failed: 2 })
    job.ended_at = '2026-11-21T09:30:04Z'
    if (!job.dry_run) this.products = [...this.products, listing('p-406', 'Kâse', 'Bowl', '90.00')]
  }
}

const refusal = (status: number, code: string): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, code, correlation_id: 'x' },
})
