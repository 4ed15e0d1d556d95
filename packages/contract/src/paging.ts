import type { Schema } from './schema.ts'

/** How an answer holds what was asked for. */
export const pagings = ['single', 'cursor', 'items', 'report', 'numbered', 'data', 'array', 'empty', 'binary'] as const
export type Paging = (typeof pagings)[number]

/** How each style finds its items and its next page; the client and the sandbox both read this table. */
export const pagingRules = {
  /** One object. */
  single: { many: false, next: 'none' },
  /** `{data, object, uri, meta: {next_cursor}}`: the next page is asked for with `cursor`. */
  cursor: { many: true, next: 'cursor' },
  /** `{data, meta: {next_items}}`: the next page is a relative address to take the query from. */
  items: { many: true, next: 'address' },
  /** Like `cursor`, with `total` in the meta and pages of up to 10,000 rows. */
  report: { many: true, next: 'cursor' },
  /** `{data, object, uri, meta: {page, nb_pages}}`: the one list that still counts its pages. */
  numbered: { many: true, next: 'page' },
  /** `{data}`: everything at once. */
  data: { many: true, next: 'none' },
  /** A bare array: everything at once. */
  array: { many: true, next: 'none' },
  /** No body. */
  empty: { many: false, next: 'none' },
  /** Bytes. */
  binary: { many: false, next: 'none' },
} as const satisfies Record<Paging, { many: boolean; next: 'none' | 'cursor' | 'address' | 'page' }>

/** The answer of an operation: its style, and the schema of the object or of one item. */
export interface Reply<Style extends Paging = Paging, Item = unknown> {
  readonly paging: Style
  readonly item: Schema<Item> | undefined
}

function reply<const Style extends Paging>(paging: Style) {
  return <Item>(item: Schema<Item>): Reply<Style, Item> => ({ paging, item })
}

export const one = reply('single')
export const pagesOf = reply('cursor')
export const itemsOf = reply('items')
export const rowsOf = reply('report')
export const numberedPagesOf = reply('numbered')
export const dataOf = reply('data')
export const arrayOf = reply('array')
export const nothing: Reply<'empty', null> = { paging: 'empty', item: undefined }
export const bytes: Reply<'binary', Uint8Array> = { paging: 'binary', item: undefined }
